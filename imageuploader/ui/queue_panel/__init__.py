"""The queue: the running upload, the waiting ones, the last one that ended."""
