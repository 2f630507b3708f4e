"""Files: input, temporary files, sparse reading, hashing, the body that is sent."""
