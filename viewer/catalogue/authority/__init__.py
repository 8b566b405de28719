"""Authority work: likely duplicates, what was merged, and where a record is used."""
