"""Problem 16: how long an upload took was cut at every width."""

import pytest

from imageuploader.ui.history.columns import column_index


@pytest.mark.parametrize("width", [1040, 1340])
def test_the_longest_usual_time_fits(history, width):
    history.window().resize(width, 720)
    took = column_index("took")
    room = history.table.columnWidth(took) - 28
    for text in ("1 min 15 s", "21 min", "23 h 59 min"):
        assert history.table.fontMetrics().horizontalAdvance(text) <= room
