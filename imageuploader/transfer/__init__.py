"""One upload, from the request to the available Image."""
