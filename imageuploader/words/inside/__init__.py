"""The sentences about the system inside an image."""
