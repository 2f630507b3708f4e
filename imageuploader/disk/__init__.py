"""Disk image files: check them, and turn them into a valid .img.gz."""
