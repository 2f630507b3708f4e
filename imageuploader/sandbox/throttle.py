"""A line that is not as fast as this computer's own."""

import asyncio
import time


class Pace:
    """Holds a reader back to so many bytes a second; None lets it run."""

    def __init__(self, bytes_a_second: float | None) -> None:
        self._rate = bytes_a_second
        self._began = time.monotonic()

    async def keep(self, taken: int) -> None:
        """Wait until so many bytes may have been taken since the beginning."""
        if self._rate is not None:
            await asyncio.sleep(self._began + taken / self._rate - time.monotonic())
