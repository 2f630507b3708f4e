"""Every error that keeps a token away has the same exit code."""

import pytest

from imageuploader.cli.exit_codes import Exit, exit_code_of
from imageuploader.domain.errors import (
    NoToken,
    NoTokenStore,
    OtherAccount,
    TokenGone,
    TokenStoreLocked,
    TokenStorePlain,
    TokenStoreRefused,
)


@pytest.mark.parametrize(
    "error",
    [
        NoToken(),
        NoTokenStore(),
        OtherAccount("https://api.example", "jdoe"),
        TokenGone("work"),
        TokenStoreLocked(),
        TokenStorePlain("Notes"),
        TokenStoreRefused("denied"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_token_is_exit_code_3(error):
    assert exit_code_of(error) is Exit.ACCESS
