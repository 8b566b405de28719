"""What the whole window shares: the selection, the set looked at, language, look and notices."""
