"""Checks and converts virtual disks with `qemu-img`, within limits."""
