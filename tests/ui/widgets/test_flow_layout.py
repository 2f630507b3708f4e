"""What flows side by side is level, however high each part is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from imageuploader.ui.widgets.flow_layout import FlowLayout

HIGH, LOW = 40, 28


def test_parts_of_a_line_are_level_and_lines_do_not_overlap(qtbot):
    around, flow = QWidget(), FlowLayout(8)
    qtbot.addWidget(around)
    around.setLayout(flow)
    flow.setContentsMargins(0, 6, 0, 0)
    parts = [QWidget() for _ in range(4)]
    for part, high in zip(parts, (LOW, HIGH, LOW, LOW), strict=True):
        part.setFixedSize(QSize(50, high))
        flow.addWidget(part)
    around.resize(120, flow.heightForWidth(120))
    around.show()
    tops = [part.geometry().top() for part in parts]
    assert tops == [6 + (HIGH - LOW) // 2, 6, 6 + HIGH + 8, 6 + HIGH + 8]
    assert around.height() == parts[-1].geometry().bottom() + 1
    parts[3].hide()
    assert flow.heightForWidth(120) == around.height()
    parts[2].hide()
    assert flow.heightForWidth(120) == 6 + HIGH
