"""Fields that know the archive's words: names, relations, references, stops, passages, status."""
