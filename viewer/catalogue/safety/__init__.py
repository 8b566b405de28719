"""Safety: backups while somebody edits, and the way back to one."""
