"""Asks the system inside an image what Linode needs of it."""
