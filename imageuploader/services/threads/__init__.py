"""Worker threads, and what Qt and Python need to get along in them."""
