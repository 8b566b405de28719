"""The user's guide: its pages, the program's own words in them, the F1 window and the PDF."""
