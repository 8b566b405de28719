"""Formats that go in and out: one a module, listed in explicit tuples."""
