"""A practice Linode on this computer's loopback address."""
