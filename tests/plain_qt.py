"""Imports Qt as the program does, for what imports this before anything of Qt.

Python's own import stays: PySide's reads the source of every module that comes later.
"""

import builtins
from importlib import import_module

plain_import = builtins.__import__
import_module("PySide6.QtWidgets")
builtins.__import__ = plain_import
