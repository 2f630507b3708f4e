"""The menus and their shortcuts as data; `build` creates them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from imageuploader.ui.language import translate
from imageuploader.words.text import Text


@dataclass(frozen=True, slots=True)
class Item:
    """A menu entry. Without a text it is an existing action; with nothing, a separator."""

    action: str = ""
    text: Text | None = None
    shortcut: str = ""


def _menu(title: Text, *items: Item) -> tuple[Text, tuple[Item, ...]]:
    return title, items


MENUS = (
    _menu(
        Text("&File"),
        Item("choose", Text("&Choose image file…"), "Ctrl+O"),
        Item("paste", Text("&Paste files"), "Ctrl+V"),
        Item("clear", Text("C&lear form"), "Ctrl+N"),
        Item(),
        Item("sign_out", Text("Sign &out")),
        Item(),
        Item("quit", Text("&Quit"), "Ctrl+Q"),
    ),
    _menu(
        Text("&Upload"),
        Item("upload", Text("&Start upload"), "Ctrl+Return"),
        Item("cancel", Text("&Cancel current"), "Ctrl+."),
        Item("retry", Text("&Try again now"), "Ctrl+R"),
        Item("hold"),
    ),
    _menu(
        Text("&History"),
        Item("copy_id"),
        Item("copy_receipt"),
        Item("again"),
        Item("edit"),
        Item("open_page"),
        Item("deploy"),
        Item("show_file"),
        Item(),
        Item("images", Text("I&mages on Linode"), "Ctrl+I"),
        Item("edit_image"),
        Item("replicate"),
        Item("delete_image"),
        Item(),
        Item("remove_left"),
        Item("forget"),
        Item(),
        Item("export", Text("E&xport…")),
        Item("find", Text("F&ind in history"), "Ctrl+F"),
        Item("refresh", Text("Re&fresh status"), "F5"),
    ),
    _menu(
        Text("H&elp"),
        Item("requirements", Text("&Image requirements")),
        Item("practice", Text("&Try it with a practice Linode")),
        Item("about", Text("&About")),
    ),
)


def build(
    window: QMainWindow,
    callbacks: dict[str, Callable[[], object]],
    existing: dict[str, QAction],
) -> dict[str, QAction]:
    """Add the menus to a window and return the new actions.

    `callbacks` has what each new action calls, `existing` the actions that are already there.
    """
    actions: dict[str, QAction] = {}
    for title, items in MENUS:
        menu = window.menuBar().addMenu(translate(title))
        menu.setToolTipsVisible(True)
        for item in items:
            if item.text is not None:
                action = menu.addAction(translate(item.text))
                actions[item.action] = _set_up(action, item, callbacks[item.action])
            elif item.action:
                menu.addAction(existing[item.action])
            else:
                menu.addSeparator()
    actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
    actions["about"].setMenuRole(QAction.MenuRole.AboutRole)
    return actions


def _set_up(action: QAction, item: Item, callback: Callable[[], object]) -> QAction:
    action.setObjectName(f"{item.action}Action")
    action.setShortcut(QKeySequence(item.shortcut))
    action.triggered.connect(lambda _checked=False: callback())
    return action
