"""Layers of compression and archives, and how to take them off."""
