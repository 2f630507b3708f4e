"""Conversion of virtual disks by `qemu-img`, within limits."""
