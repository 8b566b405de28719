"""Packs: what a station shows: published columns alone, with a manifest and a signature."""
