"""The menus and their keys, as data; `build` makes them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from imageuploader.words.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Item:
    """A menu's entry. Without a text it is an action that is there already; empty, a line."""

    action: str = ""
    text: str = ""
    shortcut: str = ""


def _menu(title: str, *items: Item) -> tuple[str, tuple[Item, ...]]:
    return title, items


MENUS = (
    _menu(
        QT_TRANSLATE_NOOP("Menus", "&File"),
        Item("choose", QT_TRANSLATE_NOOP("Menus", "&Choose image file…"), "Ctrl+O"),
        Item("paste", QT_TRANSLATE_NOOP("Menus", "&Paste files"), "Ctrl+V"),
        Item("clear", QT_TRANSLATE_NOOP("Menus", "C&lear form"), "Ctrl+N"),
        Item(),
        Item("sign_out", QT_TRANSLATE_NOOP("Menus", "Sign &out")),
        Item(),
        Item("quit", QT_TRANSLATE_NOOP("Menus", "&Quit"), "Ctrl+Q"),
    ),
    _menu(
        QT_TRANSLATE_NOOP("Menus", "&Upload"),
        Item("upload", QT_TRANSLATE_NOOP("Menus", "&Start upload"), "Ctrl+Return"),
        Item("cancel", QT_TRANSLATE_NOOP("Menus", "&Cancel current"), "Ctrl+."),
        Item("retry", QT_TRANSLATE_NOOP("Menus", "&Try again now"), "Ctrl+R"),
        Item("hold"),
    ),
    _menu(
        QT_TRANSLATE_NOOP("Menus", "&History"),
        Item("copy_id"),
        Item("again"),
        Item("edit"),
        Item("open_page"),
        Item("deploy"),
        Item("show_file"),
        Item(),
        Item("remove_left"),
        Item("forget"),
        Item(),
        Item("find", QT_TRANSLATE_NOOP("Menus", "F&ind in history"), "Ctrl+F"),
        Item("refresh", QT_TRANSLATE_NOOP("Menus", "Re&fresh status"), "F5"),
    ),
    _menu(
        QT_TRANSLATE_NOOP("Menus", "H&elp"),
        Item("requirements", QT_TRANSLATE_NOOP("Menus", "&Image requirements")),
        Item("practice", QT_TRANSLATE_NOOP("Menus", "&Try it with a practice Linode")),
        Item("about", QT_TRANSLATE_NOOP("Menus", "&About")),
    ),
)


def build(
    window: QMainWindow, does: dict[str, Callable[[], object]], ready: dict[str, QAction]
) -> dict[str, QAction]:
    """Give a window its menus; `does` has what each action calls, `ready` those that are there.

    Return the actions that were made.
    """
    actions: dict[str, QAction] = {}
    for title, items in MENUS:
        menu = window.menuBar().addMenu(_tr(title))
        for item in items:
            if item.text:
                actions[item.action] = _made(menu, item, does[item.action])
            elif item.action:
                menu.addAction(ready[item.action])
            else:
                menu.addSeparator()
    actions["quit"].setMenuRole(QAction.MenuRole.QuitRole)
    actions["about"].setMenuRole(QAction.MenuRole.AboutRole)
    return actions


def _made(menu: QMenu, item: Item, does: Callable[[], object]) -> QAction:
    action = menu.addAction(_tr(item.text))
    action.setObjectName(f"{item.action}Action")
    action.setShortcut(QKeySequence(item.shortcut))
    action.triggered.connect(_called(does))
    return action


def _called(does: Callable[[], object]) -> Callable[[], None]:
    def call() -> None:
        does()

    return call


def _tr(text: str) -> str:
    return QCoreApplication.translate("Menus", text)
