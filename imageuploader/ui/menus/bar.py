"""The menus and their shortcuts as data; `build` creates them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from imageuploader.ui.language import translate
from imageuploader.words.text import Text


@dataclass(frozen=True, slots=True)
class Item:
    """A menu entry. Without a text it is an existing action or menu; with nothing, a separator.

    The keys of one that is `shown` only do the same elsewhere already, such as in a text field.
    """

    action: str = ""
    text: Text | None = None
    shortcut: str = ""
    shown: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """What the menus are made of: calls of new actions, and actions and menus that are there."""

    calls: Mapping[str, Callable[[], object]]
    actions: Mapping[str, QAction]
    menus: Mapping[str, QMenu] = field(default_factory=dict)


def _menu(title: Text, *items: Item) -> tuple[Text, tuple[Item, ...]]:
    return title, items


MENUS = (
    _menu(
        Text("&File"),
        Item("choose", Text("&Choose image file…"), "Ctrl+O"),
        Item("recent"),
        Item("clear", Text("C&lear form"), "Ctrl+N"),
        Item(),
        Item("accounts", Text("Manage &accounts…")),
        Item("settings", Text("&Settings…"), "Ctrl+,"),
        Item("sign_out", Text("Sign &out")),
        Item(),
        Item("quit", Text("&Quit"), "Ctrl+Q"),
    ),
    _menu(
        Text("&Edit"),
        Item("cut", Text("Cu&t"), "Ctrl+X", shown=True),
        Item("copy", Text("&Copy"), "Ctrl+C", shown=True),
        Item("paste_text", Text("&Paste"), "Ctrl+V", shown=True),
        Item("paste", Text("Paste &files"), "Ctrl+V"),
        Item(),
        Item("find", Text("F&ind in history"), "Ctrl+F"),
    ),
    _menu(
        Text("&Upload"),
        Item("upload", Text("&Start upload"), "Ctrl+Return"),
        Item("cancel", Text("&Cancel current"), "Ctrl+."),
        Item("retry", Text("&Try again now"), "Ctrl+R"),
        Item("hold"),
        Item(),
        Item("command", Text("Copy as co&mmand…"), "Ctrl+Shift+K"),
    ),
    _menu(
        Text("&History"),
        Item("copy_id"),
        Item("copy_receipt"),
        Item("again"),
        Item("edit"),
        Item("open_page"),
        Item("deploy"),
        Item("start"),
        Item("show_file"),
        Item(),
        Item("images", Text("&Images on Linode"), "Ctrl+I"),
        Item("edit_image"),
        Item("replicate"),
        Item("delete_image"),
        Item(),
        Item("remove_left"),
        Item("forget"),
        Item(),
        Item("export", Text("E&xport…")),
        Item("unfinished", Text("U&nfinished images on Linode…")),
    ),
    _menu(
        Text("&View"),
        Item("refresh", Text("Refresh s&tatus"), "F5"),
        Item(),
        Item("columns", Text("&Columns…")),
        Item("detail", Text("&Detail pane"), "Ctrl+D", shown=True),
        Item("full_names", Text("&Full file names")),
        Item(),
        Item("theme"),
    ),
    _menu(
        Text("Hel&p"),
        Item("guide", Text("&User guide"), "F1"),
        Item("requirements", Text("&Image requirements")),
        Item("shortcuts", Text("&Keyboard shortcuts"), "Ctrl+/"),
        Item(),
        Item("log_folder", Text("Show &log folder")),
        Item("diagnostics", Text("Copy &diagnostics")),
        Item(),
        Item("practice", Text("&Try it with a practice Linode")),
        Item("about", Text("&About")),
    ),
)
_REST_GOES_TO = MENUS[3][0]
"""Where existing actions stand that no item names."""


def add_menus(window: QMainWindow) -> None:
    """Add the menus to a window, still empty: the bar looks and stands as it will."""
    bar = window.menuBar()
    for title, _ in MENUS:
        # With PySide6 6.8 a menu that the bar makes is deleted once its QAction is asked for it.
        menu = QMenu(translate(title), bar)
        menu.setToolTipsVisible(True)
        bar.addMenu(menu)


def build(window: QMainWindow, parts: Parts) -> dict[str, QAction]:
    """Fill the menus of a window and return the new actions; what is not there is left out."""
    made: dict[str, QAction] = {}
    named = {item.action for _, items in MENUS for item in items}
    actions = window.menuBar().actions()
    menus = [menu for action in actions if isinstance(menu := action.menu(), QMenu)]
    for menu, (title, items) in zip(menus, MENUS, strict=True):
        for item in items:
            if item.text is not None:
                made[item.action] = _set_up(menu, item, parts.calls[item.action])
            elif not item.action:
                menu.addSeparator()
            elif item.action in parts.menus:
                menu.addMenu(parts.menus[item.action])
            elif item.action in parts.actions:
                menu.addAction(parts.actions[item.action])
        if title is _REST_GOES_TO:
            menu.addActions([a for name, a in parts.actions.items() if name not in named])
    made["quit"].setMenuRole(QAction.MenuRole.QuitRole)
    made["about"].setMenuRole(QAction.MenuRole.AboutRole)
    made["settings"].setMenuRole(QAction.MenuRole.PreferencesRole)
    return made


def enable(action: QAction, reason: Text | None) -> None:
    """Enable an action, or grey it with the reason as its tooltip."""
    action.setEnabled(reason is None)
    action.setToolTip(translate(reason) if reason else action.text().replace("&", ""))


def _set_up(menu: QMenu, item: Item, call: Callable[[], object]) -> QAction:
    action = menu.addAction(translate(item.text or Text("")))
    action.setObjectName(f"{item.action}Action")
    action.setShortcut(QKeySequence(item.shortcut))
    if item.shown:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked=False: call())
    return action
