"""Dialogs: they know no context and show what they are given."""
