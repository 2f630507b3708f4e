"""The details of one upload or image."""
