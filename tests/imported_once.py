"""What the process has imported that others are forked from: all of the program.

A window imports much of it in a thread and after its first paint, which is tried with windows that
are started.
"""

import gc
import pkgutil
from contextlib import suppress
from importlib import import_module

import imageuploader
from imageuploader import start

start._import_qt()
gc.enable()  # a console never turned it off
for found in pkgutil.walk_packages(imageuploader.__path__, "imageuploader."):
    if not found.name.endswith("__main__"):
        with suppress(ImportError):  # what only another system has
            import_module(found.name)
for name in ("secretstorage", "wakepy.dbus_adapters.jeepney"):
    with suppress(ImportError):
        import_module(name)
gc.freeze()
