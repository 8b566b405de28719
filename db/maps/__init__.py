"""Scanned sheets, photographs and drawings: what is kept of them, and their tiles."""
