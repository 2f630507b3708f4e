"""Limits how fast the server reads, as a slow connection would."""

import asyncio
import time


class Throttle:
    """Limits a reader to so many bytes a second; None for no limit."""

    def __init__(self, bytes_a_second: float | None) -> None:
        self._rate = bytes_a_second
        self._began = time.monotonic()

    async def wait(self, total: int) -> None:
        """Wait until the limit allows so many bytes in total."""
        if self._rate is not None:
            await asyncio.sleep(self._began + total / self._rate - time.monotonic())
