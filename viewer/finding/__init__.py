"""Finding: one search from its scope to what is shown of its answer; for panels and stations."""
