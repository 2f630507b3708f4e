"""Linode's API and its object store; the only home of HTTP."""
