"""Reusable widgets: they draw what they are given and know no context."""
