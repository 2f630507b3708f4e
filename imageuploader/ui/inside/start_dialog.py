"""*How to start it*: the kernel setting of an image, and the commands that make a Linode of it."""

import sys

from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from imageuploader.domain.inside.vocabulary import Mode
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import Upload
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import field_height, fixed_font, strong_font, units
from imageuploader.ui.widgets.answers import open_page
from imageuploader.ui.widgets.basic import HeightForWidthFrame, caption, label, line_height
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.ui.widgets.combo import Combo
from imageuploader.words.cloud_manager import deploy_page
from imageuploader.words.inside.sentences import inside_headline
from imageuploader.words.inside.start_commands import (
    KEY_FILE,
    SMALLEST_PLAN,
    StartFacts,
    StartTool,
    start_command,
)
from imageuploader.words.inside.tones import starts_tone
from imageuploader.words.text import Text
from imageuploader.words.verdict import Tone

_KEY = "start/tool"
_LEAST_LINES = 6
_EDGE = 8
"""What is left of the margin for the scroll bar."""

_MOST_MB = 16_000_000
_MODES = {
    Mode.GRUB_2: Text("GRUB 2"),
    Mode.DIRECT_DISK: Text("Direct Disk"),
    Mode.LINODE_KERNEL: Text("Linode's kernel (Latest 64 bit)"),
}
_TOOLS = {
    StartTool.CLI: Text("linode-cli in a shell (sh, bash, zsh)"),
    StartTool.CURL: Text("curl in a shell (sh, bash, zsh)"),
    StartTool.POWERSHELL: Text("PowerShell alone"),
    StartTool.TERRAFORM: Text("Terraform"),
}
_ROLES = {Tone.GOOD: "good", Tone.WARNING: "warning", Tone.BAD: "error"}
_NOT_KNOWN = Text("What is inside this image was not looked at: choose the kernel yourself")
_OFF = Text(
    "In Cloud Manager, open Configurations > Edit of the new server, choose this kernel, and "
    "switch off all helpers under Filesystem/Boot Helpers: they cannot work on a disk with "
    "partitions."
)
_ON = Text(
    "In Cloud Manager, open Configurations > Edit of the new server and choose this kernel. "
    "The helpers can stay on."
)
_NOTE = Text(
    "There is no token and no password in it: linode-cli reads its own configuration, the others "
    "LINODE_TOKEN. Nothing is created before you run it; a server costs money from then on."
)


class StartDialog(QDialog):
    """What a Linode needs to start an image, as a setting to choose and as a command to copy."""

    def __init__(
        self, parent: QWidget, layout: QSettings, upload: Upload, endpoint: Endpoint
    ) -> None:
        super().__init__(parent)
        self.setObjectName("startDialog")
        self.setWindowTitle(translate(Text("How to start it")))
        self._layout, self._upload, self._endpoint = layout, upload, endpoint
        self.modes, self.tools = Combo(), Combo()
        self.modes.setObjectName("startModeCombo")
        self.tools.setObjectName("startToolCombo")
        self.modes.addItems([translate(text) for text in _MODES.values()])
        self.tools.addItems([translate(text) for text in _TOOLS.values()])
        self.plan, self.disk_size, self.key = QLineEdit(SMALLEST_PLAN), QLineEdit(), QLineEdit()
        self.disk_size.setValidator(QIntValidator(0, _MOST_MB, self))
        self.disk_size.setPlaceholderText(translate(Text("All that the plan has")))
        self.key.setPlaceholderText(KEY_FILE)
        self.helpers = label("", role="secondary", wrap=True)
        self._area, self._page, self.text = QScrollArea(), HeightForWidthFrame(), _CommandText()
        self.page = QPushButton(translate(Text("&Open in Cloud Manager…")))
        self.copy = QPushButton(translate(Text("&Copy as command")))
        self._choose_first()
        self._lay_out()
        self._connect()
        self._show()

    def _choose_first(self) -> None:
        inside = self._upload.inside
        mode = inside.mode if inside is not None else None
        self.modes.setCurrentIndex(list(_MODES).index(mode or Mode.LINODE_KERNEL))
        usual = StartTool.POWERSHELL if sys.platform == "win32" else StartTool.CLI
        last = str(self._layout.value(_KEY, usual))
        known = [str(tool) for tool in StartTool]
        self.tools.setCurrentIndex(known.index(last) if last in known else 0)

    def _headline(self) -> QWidget:
        inside = self._upload.inside
        text = _NOT_KNOWN if inside is None else inside_headline(inside)
        role = "warning" if inside is None else _ROLES[starts_tone(inside)]
        headline = label(translate(text), strong_font(), role=role, wrap=True)
        headline.setObjectName("startHeadline")
        return headline

    def _lay_out(self) -> None:
        page, area, u = self._page, self._area, units(self)
        inner = QVBoxLayout(page)
        inner.setContentsMargins(*mirror_margins(0, 0, _EDGE, 0))
        inner.setSpacing(12)
        inner.addWidget(self._headline())
        self._fields = self._make_fields()
        inner.addLayout(self._fields)
        inner.addWidget(self.helpers)
        inner.addWidget(self.text, 1)
        inner.addWidget(label(translate(_NOTE), role="secondary", wrap=True))
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(*mirror_margins(16, 16, _EDGE, 16))
        column.setSpacing(12)
        column.addWidget(area, 1)
        column.addLayout(self._foot())
        self.resize(min(round(640 * u), 900), min(round(600 * u), 720))

    def _make_fields(self) -> QFormLayout:
        fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, field in (
            (Text("&Kernel"), self.modes),
            (Text("&Plan"), self.plan),
            (Text("&Size of its disk (MB)"), self.disk_size),
            (Text("Public SSH ke&y"), self.key),
            (Text("For &the tool"), self.tools),
        ):
            fields.addRow(caption(translate(title), field), field)
        return fields

    def _fit_fields(self) -> None:
        """Put each caption above its field where there is no room for all of them beside."""
        fields, role = self._fields, QFormLayout.ItemRole
        widest = [
            max(
                item.minimumSize().width()
                for row in range(fields.rowCount())
                if (item := fields.itemAt(row, one)) is not None
            )
            for one in (role.LabelRole, role.FieldRole)
        ]
        needed = sum(widest) + fields.horizontalSpacing()
        beside = 16 + 2 * _EDGE + self._area.verticalScrollBar().sizeHint().width()
        policy, is_short = QFormLayout.RowWrapPolicy, needed > self.width() - beside
        fields.setRowWrapPolicy(policy.WrapAllRows if is_short else policy.DontWrapRows)
        for row in range(fields.rowCount()):
            item = fields.itemAt(row, role.LabelRole)
            if item is not None and (title := item.widget()) is not None:
                title.setMinimumHeight(0 if is_short else field_height(title))
        if (around := self._page.layout()) is not None:
            around.invalidate()  # it remembers how high the fields were

    def _foot(self) -> QHBoxLayout:
        foot, close = QHBoxLayout(), QPushButton(translate(Text("Close")))
        foot.setContentsMargins(*mirror_margins(0, 0, _EDGE, 0))
        close.clicked.connect(self.reject)
        self.page.setObjectName("startOpenButton")
        self.copy.setObjectName("startCopyButton")
        self.copy.setProperty("filled", "true")
        self.copy.setDefault(True)
        foot.addWidget(self.page)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.copy)
        return foot

    def _connect(self) -> None:
        for combo in (self.modes, self.tools):
            combo.currentIndexChanged.connect(self._show)
        for field in (self.plan, self.disk_size, self.key):
            field.textChanged.connect(self._show)
        self.page.clicked.connect(lambda: open_page(deploy_page(self._upload.image_id)))
        self.copy.clicked.connect(self._copy)

    @property
    def _tool(self) -> StartTool:
        return list(StartTool)[self.tools.currentIndex()]

    @property
    def command(self) -> str:
        """The command as it is copied."""
        facts = StartFacts(
            self._upload.image_id,
            self._upload.spec.region,
            list(_MODES)[self.modes.currentIndex()],
            self._endpoint,
            self.plan.text().strip() or SMALLEST_PLAN,
            int(self.disk_size.text() or 0),
            self.key.text().strip(),
        )
        return start_command(self._tool, facts)

    def _show(self) -> None:
        off = list(_MODES)[self.modes.currentIndex()] is Mode.DIRECT_DISK
        self.helpers.setText(translate(_OFF if off else _ON))
        self.text.setPlainText(self.command)
        self._layout.setValue(_KEY, str(self._tool))
        self.text.fit(self._page, self._area.viewport().height())

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._fit_fields()
        self.text.fit(self._page, self._area.viewport().height())

    def _copy(self) -> None:
        copy_text(self.command)
        self.accept()


class _CommandText(QPlainTextEdit):
    """Asks for its lowest height and takes what is left: a scroll bar would hide the note below.

    Where the page has to scroll anyway, it asks for all of its lines, and does not scroll itself.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("startCommandText")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(translate(Text("The command")))
        self.setFont(fixed_font())
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # what it shows is no language
        self.setMinimumHeight(self._height_of(_LEAST_LINES))

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def fit(self, page: QWidget, room: int) -> None:
        """Be as high as suits the page on which this is; there is room for so much of the page."""
        low, high = map(self._height_of, (_LEAST_LINES, self._lines()))
        beside = page.heightForWidth(page.width()) - self.minimumHeight()
        scrolls = beside + low > room
        self.setMinimumHeight(max(low, high) if scrolls else low)

    def _lines(self) -> int:
        """How many lines there are with those that are wrapped, and one for what is rounded."""
        return round(self.document().size().height()) + 1

    def _height_of(self, lines: int) -> int:
        return line_height(self) * lines + 16


def show_start(parent: QWidget, layout: QSettings, upload: Upload, endpoint: Endpoint) -> None:
    """Open the dialog for an image that is available."""
    dialog = StartDialog(parent, layout, upload, endpoint)
    dialog.finished.connect(lambda: delete_soon(dialog))
    dialog.open()
