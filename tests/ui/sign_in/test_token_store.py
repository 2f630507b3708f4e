"""Where a token will be kept is told only once it is known."""

import pytest

from imageuploader.domain.errors import NoTokenStore, TokenStoreLocked

SESSION = ": kept for this session only"


@pytest.mark.parametrize(
    ("kept_in", "error", "told"),
    [
        ("", None, ""),
        ("KWallet", None, "Stored in KWallet"),
        ("", NoTokenStore(), "No password store was found on this system" + SESSION),
        ("", TokenStoreLocked(), "Your password store is locked" + SESSION),
    ],
)
def test_the_store_is_told(stage_signed_out, kept_in, error, told):
    account = stage_signed_out.account
    account.kept_in, account.store_error = kept_in, error
    account.changed.emit()
    assert stage_signed_out.window.sign_in._store.text() == told
