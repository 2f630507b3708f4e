"""The page *What was found…*: the answers about the system inside an image, row by row."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from imageuploader.domain.inside.inside import Inside, Observation
from imageuploader.ui.language import translate
from imageuploader.ui.text.report_text import SIGNS
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import strong_font
from imageuploader.ui.widgets.basic import HeightForWidthFrame, StatusIcon, label
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.words.inside.lines import found_lines, row_lines, row_title
from imageuploader.words.inside.sentences import inside_headline
from imageuploader.words.inside.tones import row_tone, starts_tone
from imageuploader.words.text import Text
from imageuploader.words.verdict import Tone

_READABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_NOTHING = Text("Nothing else was found to say about it.")


def found_page(inside: Inside) -> QWidget:
    """Return a page with the headline and the rows; every text can be selected and copied."""
    page = HeightForWidthFrame()
    column = QVBoxLayout(page)
    column.setContentsMargins(*mirror_margins(0, 4, 8, 0))
    column.setSpacing(12)
    column.addWidget(_part(starts_tone(inside), translate(inside_headline(inside)), ()))
    for one in inside.rows:
        column.addWidget(_row(one))
    if not inside.rows:
        column.addWidget(_readable(translate(_NOTHING)))
    copy = QPushButton(translate(Text("Copy &all")))
    copy.setObjectName("copyFoundButton")
    copy.setProperty("compact", "true")
    copy.clicked.connect(lambda: copy_text(_whole(inside), translate(Text("what was found"))))
    column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    return page


def _whole(inside: Inside) -> str:
    return "\n".join(map(translate, found_lines(inside)))


def _row(one: Observation) -> QWidget:
    return _part(row_tone(one), translate(row_title(one)), tuple(map(translate, row_lines(one))))


def _part(tone: Tone | None, title: str, lines: tuple[str, ...]) -> QWidget:
    """Return a sign, a title and what stands below it, as one thing for a screen reader."""
    part, sign = QWidget(), StatusIcon()
    part.setAccessibleName(title)
    part.setAccessibleDescription(" ".join(lines))
    if tone is not None:
        sign.show_icon(*SIGNS[tone])
    sign.setFixedWidth(sign.side)
    words = QVBoxLayout()
    words.setSpacing(2)
    heading = _readable(title)
    heading.setFont(strong_font())
    for line in (heading, *map(_readable, lines)):
        words.addWidget(line)
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(words, 1)
    return part


def _readable(text: str) -> QLabel:
    """Return a label whose text can be selected, also by keys."""
    readable = label(text, wrap=True)
    readable.setTextInteractionFlags(_READABLE)
    return readable
