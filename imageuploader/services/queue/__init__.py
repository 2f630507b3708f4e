"""The queue of uploads: scheduling, running, recovery."""
