"""Image Uploader: puts a disk image on Linode as a private Image."""

__version__ = "0.1.0"
