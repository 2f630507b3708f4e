"""What fills the window: the zones, or the sign-in while there is nothing else to see."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from imageuploader.ui.sign_in.panel import SignIn
from imageuploader.ui.window.account_button import NewUpload


class Pages(QStackedWidget):
    """Shows the sign-in over everything at the first run, else in place of New upload."""

    def __init__(self, zones: QWidget, new_upload: NewUpload, sign_in: SignIn) -> None:
        super().__init__()
        self._zones, self._new_upload, self._sign_in = zones, new_upload, sign_in
        self._alone: bool | None = None
        self.addWidget(zones)

    def show_zones(self) -> None:
        """Show all zones with the form."""
        self._alone = None
        self._new_upload.show_form()
        self.setCurrentWidget(self._zones)

    def show_sign_in(self, *, alone: bool) -> None:
        """Show the sign-in, alone or beside what is known already.

        Where it is shown already, the focus stays where it is.
        """
        if alone is self._alone:
            return
        self._alone = alone
        self._sign_in.set_compact(compact=not alone)
        if alone:
            self.addWidget(self._sign_in)
            self.setCurrentWidget(self._sign_in)
        else:
            self._new_upload.show_instead(self._sign_in)
            self.setCurrentWidget(self._zones)
        self._sign_in.setFocus()
