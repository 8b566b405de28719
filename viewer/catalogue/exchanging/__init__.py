"""Import and export in the window: what a file would change, what a format could not hold."""
