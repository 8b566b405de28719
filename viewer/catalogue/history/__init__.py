"""History: what was changed, by whom and when; and how it comes back."""
