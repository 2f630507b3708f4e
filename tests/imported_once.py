"""What the process has imported that others are forked from: all of the program.

A window imports much of it in a thread and after its first paint, which is tried with windows that
are started. On macOS no process can be forked that has loaded Qt: there it is the console alone.
"""

import gc
import pkgutil
from contextlib import suppress
from importlib import import_module

import imageuploader
import imageuploader.cli.main
from imageuploader import start
from tests.forked_process import CAN_FORK_QT

USED_LATER = ("secretstorage", "wakepy.dbus_adapters.jeepney")
"""What a console imports for an account or an upload only, and that cannot be had everywhere."""

if CAN_FORK_QT:
    start._import_qt()
    gc.enable()  # a console never turned it off
    for found in pkgutil.walk_packages(imageuploader.__path__, "imageuploader."):
        if not found.name.endswith("__main__"):
            with suppress(ImportError):  # what only another system has
                import_module(found.name)
for name in USED_LATER:
    with suppress(ImportError):
        import_module(name)
gc.freeze()
