"""The settings dialog: each change takes effect at once."""
