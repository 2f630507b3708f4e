"""Bodies of uploads that are made while the form is filled in, and kept after a failure."""
