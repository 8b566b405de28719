"""The exhibit station: what visitors see and touch, full screen, and what keeps it running."""
