"""The images of the account: what can be done with them."""
