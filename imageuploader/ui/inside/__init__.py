"""What was found inside an image, and how to start it on Linode."""
