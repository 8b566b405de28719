"""What keeps a station running for years: packs, watchdog, log, counts, dark hours."""
