"""Linode's API and its object store; the only package that speaks HTTP."""
