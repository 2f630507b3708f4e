"""The search and the filter of the table: what they say is wished from the model."""

from dataclasses import replace

from PySide6.QtCore import QObject

from imageuploader.domain.history.query import Filter
from imageuploader.ui.history.model import HistoryModel
from imageuploader.ui.history.no_match import NoMatch
from imageuploader.ui.history.toolbar import HistoryToolbar
from imageuploader.ui.widgets.accessibility import announce


class HistorySearch(QObject):
    """Connects search field, filter and the page that says that nothing matches."""

    def __init__(self, model: HistoryModel, toolbar: HistoryToolbar) -> None:
        super().__init__(toolbar)
        self._model, self._toolbar = model, toolbar
        self._said = ""
        self.asking = False
        self.no_match = NoMatch()
        self.no_match.cleared.connect(self.clear)
        toolbar.search.textChanged.connect(self._on_text)
        toolbar.filter.chosen.connect(self._on_filter)
        toolbar.filter.account_chosen.connect(self._on_account)

    def clear(self) -> None:
        """Show everything again."""
        self._toolbar.search.clear()
        self._toolbar.filter.show_all_accounts()
        self.choose(Filter.ALL)
        self._toolbar.search.setFocus()

    def choose(self, shown: Filter) -> None:
        """Choose a filter, as if in its menu."""
        self._toolbar.filter.show_filter(shown)
        self._on_filter(shown)

    def show_match(self) -> None:
        """Say that nothing matches, if that is so."""
        if self.asking and self._model.query.filter is Filter.ON_LINODE:
            self.no_match.show_asking()
        else:
            self.no_match.show_query(self._model.query)
        none = self._model.rowCount() == 0 and self._model.query.is_narrow
        said = self.no_match.sentence.text() if none else ""
        if said and said != self._said:
            announce(self._toolbar.search, said)
        self._said = said

    def _on_text(self, text: str) -> None:
        self._model.wish(replace(self._model.query, text=text))

    def _on_filter(self, shown: Filter) -> None:
        self._model.wish(replace(self._model.query, filter=shown))

    def _on_account(self, name: str) -> None:
        self._model.wish(replace(self._model.query, account=name))
