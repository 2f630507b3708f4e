"""Decompression and unpacking, layer by layer."""
