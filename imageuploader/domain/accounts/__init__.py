"""Which accounts there are, and what their tokens may do."""
