"""Many records at once: one change for all of them, tags, and saved sets."""
