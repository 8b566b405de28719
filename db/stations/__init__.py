"""Stations: the packs that one keeps, which of them is shown, and how it survives a bad one."""
