"""Compression of a raw disk to a single gzip member."""
