"""The Qt application: an archive in a window."""
