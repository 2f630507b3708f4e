"""Readers of the file systems that a Linode's system may have besides ext."""
