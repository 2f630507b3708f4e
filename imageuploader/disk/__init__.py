"""Disk image files: what they are, and how they become a valid .img.gz."""
