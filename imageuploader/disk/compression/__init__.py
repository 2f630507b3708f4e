"""Raw disk to one gzip member: writer, levels, size estimate."""
