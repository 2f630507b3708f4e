"""The card of the chosen file: its name, and whether it can be sent."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from imageuploader.domain.disk_report import DiskReport
from imageuploader.ui.language import translate
from imageuploader.ui.text import report_text
from imageuploader.ui.text.error_text import current_platform, error_text
from imageuploader.ui.text.report_text import SIGNS, Remark
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import repolish, strong_font
from imageuploader.ui.upload_form.chosen_files import ChosenFile
from imageuploader.ui.upload_form.disk_bar import DiskBar
from imageuploader.ui.widgets.basic import CheckBox, ElidedLabel, IconTile, StatusIcon, label
from imageuploader.ui.widgets.flow_layout import FlowLayout
from imageuploader.ui.widgets.progress_bar import SlimBar
from imageuploader.words.text import Text
from imageuploader.words.verdict import Tone, refusal_text, tone_of

_TALL, _LOW = (16, 16, 16, 12), (12, 6, 6, 6)
_TALL_FROM = 190
_FACTS = 5
_AT_END = Qt.TextElideMode.ElideRight
_ROLES = {Tone.GOOD: "good", Tone.WARNING: "warning", Tone.BAD: "error"}


def compact_button(text: str, name: str) -> QPushButton:
    """Return a button for a card."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setProperty("compact", "true")
    return button


class FileCard(QWidget):
    """One headline, a picture of the disk and at most five facts; the rest is in the details.

    The headline is always whole: where there is little room, the facts and the picture go. What
    warns stays, in a few words if need be.

    Signals:
        choose_requested(): another file.
        details_requested(): everything about this one.
        found_requested(): what was found of the system inside it.
        copy_requested(id): the ID of the image that has the same bytes.
        leave_out_requested(is_left_out): its deleted data, or that it is sent too.
    """

    choose_requested = Signal()
    details_requested = Signal()
    found_requested = Signal()
    copy_requested = Signal(str)
    leave_out_requested = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._image_id = ""
        self._low = False
        self._remarks = (Remark(""),) * _FACTS
        self._tile = IconTile("disk")
        self._name, self._size = ElidedLabel(strong_font()), label("", role="secondary")
        self._sign, self._result = StatusIcon(), label("", strong_font(), wrap=True)
        self._result.setObjectName("checkResultLabel")
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._progress, self.disk = SlimBar(), DiskBar()
        self._progress.setObjectName("checkBar")
        self._before = ElidedLabel(elide=_AT_END)
        self._before.setObjectName("sameBytesLabel")
        self._facts = tuple(ElidedLabel(role="secondary", elide=_AT_END) for _ in range(_FACTS))
        self.leave_out = CheckBox("")
        self.leave_out.setObjectName("leaveOutCheck")
        self.leave_out.clicked.connect(self.leave_out_requested)
        self.another = compact_button(translate(Text("Choose another…")), "chooseAnotherButton")
        self.details = compact_button(translate(Text("Details…")), "fileDetailsButton")
        self.copy_id = compact_button(translate(Text("Copy its ID")), "copyEarlierIdButton")
        self.found = compact_button(translate(Text("What was found…")), "whatWasFoundButton")
        self._has_found = False
        self.another.clicked.connect(self.choose_requested)
        self.details.clicked.connect(self.details_requested)
        self.found.clicked.connect(self.found_requested)
        self.copy_id.clicked.connect(lambda: self.copy_requested.emit(self._image_id))
        self._lay_out()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._size)
        self._head.addWidget(self._tile)
        self._head.addLayout(names, 1)
        self._column.addLayout(self._head)
        verdict = _row(self._sign, self._result)
        verdict.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(verdict)
        for bar in (self._progress, self.disk):
            self._column.addWidget(bar)
        self._column.addLayout(_row(self._before, self.copy_id, stretched=0))
        facts = QVBoxLayout()
        facts.setSpacing(2)
        self._fact_rows = tuple(_row(fact, stretched=0) for fact in self._facts)
        self._below = QHBoxLayout()
        for row in self._fact_rows:
            facts.addLayout(row)
        self._column.addLayout(facts)
        self._column.addLayout(self._below)
        self._column.addWidget(self.leave_out)
        self._column.addStretch(1)
        self._foot = FlowLayout(8)
        self._column.addLayout(self._foot)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Put the buttons beside the name of a low card, below everything else on a high one."""
        self._place_found()
        for name, is_so in (("link", self._low), ("inline", self._low), ("compact", not self._low)):
            for button in (self.copy_id, self.found):
                button.setProperty(name, is_so)
        for button in (self.copy_id, self.found):
            repolish(button)
        if not self._low:
            self._foot.addWidget(self.another)
            self._foot.addWidget(self.details)
        else:
            self._head.addWidget(self.details)
            self._head.addWidget(self.another)
        self._column.setSpacing(3 if self._low else 10)
        self._column.setContentsMargins(*mirror_margins(*(_LOW if self._low else _TALL)))

    def _place_found(self) -> None:
        """Put what was found below a high card; in a low one, beside the fact that stays last."""
        for row in (self._below, *self._fact_rows):
            _take_out(row, self.found)
        if self._low:
            self._fact_rows[max(len(self._toned_facts()) - 1, 0)].addWidget(self.found)
        else:
            self._below.addWidget(self.found)
            self._below.addStretch(1)

    def show_file(self, file: ChosenFile) -> None:
        """Show a file as far as it is known."""
        self._name.show_text(file.path.name)
        self._name.setToolTip(self._name.toolTip())
        self._progress.setVisible(not file.is_checked)
        self.details.setEnabled(file.is_checked)
        self.disk.show_disk(file.report)
        self._size.setText(report_text.file_size(file.report) if file.report else "")
        self._show_earlier(file)
        self._show_left_out(file.report)
        self._has_found = bool(file.report and file.report.inside and not file.is_refused)
        if file.refusal is not None:
            self._show_verdict(Tone.BAD, translate(refusal_text(file.refusal)))
            self._show_facts(Remark(error_text(file.refusal, current_platform())[1]))
        elif file.report is not None:
            self._show_verdict(tone_of(file.report), report_text.headline(file.report))
            self._show_facts(*report_text.facts(file.report, file.link_speed, file.progress))
        else:
            self._show_check(file)
        self._place_found()
        self._fit()

    def _show_check(self, file: ChosenFile) -> None:
        self._sign.show_icon("clock", "secondary")
        _say(self._result, "", report_text.check_progress(file.path, file.percent))
        self._progress.show_value(file.percent)
        self._show_facts()

    def _show_verdict(self, tone: Tone, sentence: str) -> None:
        self._sign.show_icon(*SIGNS[tone])
        _say(self._result, _ROLES[tone], sentence)

    def _show_facts(self, *facts: Remark) -> None:
        self._remarks = (*facts, *[Remark("")] * _FACTS)[:_FACTS]
        for line, fact in zip(self._facts, self._remarks, strict=True):
            _say(line, _ROLES[fact.tone] if fact.tone else "secondary", fact.sentence)

    def _show_earlier(self, file: ChosenFile) -> None:
        before = file.before
        self._image_id = before.image_id if before is not None else ""
        self._before.show_text(report_text.earlier_upload(before) if before is not None else "")

    def _show_left_out(self, report: DiskReport | None) -> None:
        self.leave_out.setText(report_text.left_out(report) if report is not None else "")
        self.leave_out.setChecked(report is not None and report.left_out_bytes > 0)

    @property
    def result(self) -> str:
        """The headline as shown."""
        return self._result.text()

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts, whether there is room for them or not."""
        return tuple(fact.sentence for fact in self._remarks if fact.sentence)

    def _fit(self) -> None:
        """Show as much as there is room for, the headline and what warns first."""
        before = bool(self._before.text())
        for fact, said in zip(self._facts, self._remarks, strict=True):
            fact.show_text(said.sentence)
            fact.setVisible(bool(said.sentence))
            fact.setWordWrap(True)
        self._before.setWordWrap(not self._low)
        for part, is_wanted in (
            (self.disk, not self.disk.is_empty),
            (self._size, bool(self._size.text())),
            (self.leave_out, bool(self.leave_out.text())),
            (self._tile, not self._low),
            (self.found, self._has_found),
            (self.copy_id, before and bool(self._image_id)),
            (self._before, before),
        ):
            part.setVisible(is_wanted)
        for give_way in self._ways_to_give():
            if self._has_room():
                return
            give_way()

    def _ways_to_give(self) -> Iterator[Callable[[], object]]:
        """Yield what is done one after the other until there is room enough."""
        toned = self._toned_facts()
        graves = [fact for fact in toned if fact.property("role") != _ROLES[Tone.GOOD]]
        plain = [fact for fact in reversed(self._facts) if fact not in toned]
        for part in (*plain, self.disk, self._size, self.leave_out, self._tile):
            yield part.hide
        yield partial(self._before.setWordWrap, False)
        yield self._say_in_brief
        good = [fact for fact in toned if fact not in graves]
        last = (self.found, *good, self.copy_id, self._before)
        for part in (*good, *last) if graves else last:
            yield part.hide
        for line in toned:
            yield partial(line.setWordWrap, False)

    def _say_in_brief(self) -> None:
        """Leave the reasons of what warns to the tooltips."""
        for line, said in zip(self._facts, self._remarks, strict=True):
            if said.brief:
                line.setText(said.brief)

    def _toned_facts(self) -> list[ElidedLabel]:
        """How the system inside starts, and what to warn of."""
        return [fact for fact in self._facts if fact.property("role") in _ROLES.values()]

    def _has_room(self) -> bool:
        for layout in (*self._column.findChildren(QLayout), self._column):
            layout.invalidate()  # those inside remember how high they were
        return self._column.totalHeightForWidth(self.width()) <= self.height()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        low = event.size().height() < max(_TALL_FROM, self._name.sizeHint().height() * 11)
        if low is not self._low:
            self._low = low
            for row in (self._head, self._foot):
                _take_out(row, self.another, self.details)
            self._place_buttons()
        self._fit()
        super().resizeEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._fit()
        return super().event(event)


def _say(line: QLabel, role: str, sentence: str) -> None:
    if isinstance(line, ElidedLabel):
        line.show_text(sentence)
    else:
        line.setText(sentence)
    if line.property("role") != role:
        line.setProperty("role", role)
        repolish(line)


def _take_out(row: QLayout, *buttons: QWidget) -> None:
    """Take buttons and what stretches behind them out of a row."""
    for place in reversed(range(row.count())):
        item = row.itemAt(place)
        if item is not None and (item.widget() in buttons or item.spacerItem() is not None):
            row.takeAt(place)


def _row(*parts: QWidget, stretched: int = 1) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for place, part in enumerate(parts):
        row.addWidget(part, 1 if place == stretched else 0)
    return row
