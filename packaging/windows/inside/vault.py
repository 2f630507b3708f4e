"""Runs in Windows: keeps a token in its Credential Manager, reads it back, and removes it."""

import sys

from imageuploader.domain.errors import TokenGone
from imageuploader.store.vault import TokenVault

vault = TokenVault()
vault.store("check ü", "a token")
kept = vault.token("check ü")
vault.forget("check ü")
try:
    vault.token("check ü")
except TokenGone:
    print(vault.where())
    sys.exit(0 if kept == "a token" else 1)
sys.exit(2)
