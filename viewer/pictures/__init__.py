"""Pictures in a window of their own: scans, photographs and maps, as large as one likes."""
