"""What Linode wants an account to agree to, and how much it holds."""
