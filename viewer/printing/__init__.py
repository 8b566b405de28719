"""Printing: records, dossiers, chronologies and the whole catalogue, as PDF."""
