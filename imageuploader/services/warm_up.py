"""Loading what is slow to load, after the first paint: one thread at a time."""

import threading
from collections.abc import Callable


def load_slow_modules() -> None:
    """Import all that workers use and the window does not."""
    import imageuploader.store.history
    import imageuploader.store.vault
    import imageuploader.transfer.job  # noqa: F401 - to be there is enough


class WarmUp:
    """Whoever needs the slow modules first loads them; all others wait until they are there.

    Two threads that import the same packages at once may each see half of the other's: a file
    that was dropped while the window still loaded was never checked.
    """

    def __init__(self, load: Callable[[], None] = load_slow_modules) -> None:
        self._load = load
        self._lock = threading.Lock()

    def __call__(self) -> None:
        """Return once everything is loaded; cheap when it is."""
        with self._lock:
            self._load()
