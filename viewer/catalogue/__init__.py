"""The desk: forms and tools by which an archive is edited."""
