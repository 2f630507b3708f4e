"""A bot of pytest-qt whose waits end well on a slow machine, too."""

from pytestqt.qtbot import QtBot
from typing_extensions import override

MOST_MS = 60_000
"""The first request of a process imports all of the network: beside other programs, Wine takes
seconds. What comes is not waited for longer, so that only what fails takes the time."""


class PatientBot(QtBot):
    """Waits a minute where nothing else is said; pytest-qt's own waits end after 5 s."""

    @override
    def waitUntil(self, callback, *, timeout=MOST_MS):
        super().waitUntil(callback, timeout=timeout)

    @override
    def waitSignal(self, signal, *, timeout=MOST_MS, **how):
        return super().waitSignal(signal, timeout=timeout, **how)

    @override
    def waitSignals(self, signals, *, timeout=MOST_MS, **how):
        return super().waitSignals(signals, timeout=timeout, **how)
