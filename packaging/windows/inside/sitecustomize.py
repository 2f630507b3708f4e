"""Only for running the tests under Wine: what they take from POSIX, and what Wine keeps back."""

import os
import signal

if not hasattr(signal, "SIGKILL"):
    signal.SIGKILL = -1  # type: ignore[misc,assignment] # Popen.kill() gives exit code 1 there
for _name, _value in list(os.environ.items()):
    if _name.startswith("WINE_QT_"):  # Wine passes no variable on that begins with QT_
        os.environ[_name.removeprefix("WINE_")] = _value
