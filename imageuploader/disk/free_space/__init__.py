"""The space of a disk that its file systems call free: its content need not be sent."""
