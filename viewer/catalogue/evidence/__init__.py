"""Evidence: from words marked in a text to what they name and what they support."""
