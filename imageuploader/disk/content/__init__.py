"""What is on a disk: partition tables, file systems, boot code."""
