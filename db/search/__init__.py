"""Search over the archive: a derived index, rebuilt when its definition changes, never migrated."""
