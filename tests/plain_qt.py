"""Imports Qt as the program does, for what imports this before anything of Qt."""

from imageuploader import start

start._import_qt()
