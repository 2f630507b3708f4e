"""What is asked of the system inside an image, and the answers."""
