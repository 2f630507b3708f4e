"""The stacked pages of the window: the zones, or the sign-in panel."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

from imageuploader.ui.upload_form.form import UploadForm

if TYPE_CHECKING:
    from imageuploader.ui.sign_in.panel import SignInPanel


class FormStack(QStackedWidget):
    """Shows the form, or the sign-in panel in its place."""

    def __init__(self, form: UploadForm) -> None:
        super().__init__()
        self._form = form
        self._panel: QWidget | None = None
        self.addWidget(form)

    def show_form(self) -> None:
        """Show the form; a removed panel no longer counts for the height."""
        self.setCurrentWidget(self._form)
        if self._panel is not None:
            self.removeWidget(self._panel)
            self._panel = None

    def show_instead(self, panel: QWidget) -> None:
        """Show a panel in place of the form."""
        self._panel = panel
        self.addWidget(panel)
        self.setCurrentWidget(panel)


class PageStack(QStackedWidget):
    """Shows the sign-in panel alone on the first run, later in place of the form."""

    def __init__(
        self, zones: QWidget, form_stack: FormStack, find_sign_in: Callable[[], "SignInPanel"]
    ) -> None:
        super().__init__()
        self._zones, self._form_stack, self._find_sign_in = zones, form_stack, find_sign_in
        self._alone: bool | None = None
        self._blank = QWidget()
        self.addWidget(zones)
        self.addWidget(self._blank)

    def show_nothing(self) -> None:
        """Show no page yet: which one it is will be known in a moment."""
        self.setCurrentWidget(self._blank)

    def show_zones(self) -> None:
        """Show all zones and the form."""
        self._alone = None
        self._form_stack.show_form()
        self.setCurrentWidget(self._zones)

    def show_sign_in(self, *, alone: bool) -> None:
        """Show the sign-in panel, alone or beside the other zones.

        If it is already shown, the focus stays where it is.
        """
        if alone is self._alone and self.currentWidget() is not self._blank:
            return
        self._alone, sign_in = alone, self._find_sign_in()
        sign_in.set_compact(compact=not alone)
        if alone:
            self.addWidget(sign_in)
            self.setCurrentWidget(sign_in)
        else:
            self._form_stack.show_instead(sign_in)
            self.setCurrentWidget(self._zones)
        sign_in.setFocus()
