"""How much of the same is tried: little in each run, all of it with `THOROUGH=1`.

What is tried by chance differs from run to run, so little of it adds up.
"""

import os

IS_THOROUGH = bool(os.environ.get("THOROUGH"))


def amount(usual: int, thorough: int) -> int:
    """Return how many of something to try."""
    return thorough if IS_THOROUGH else usual
