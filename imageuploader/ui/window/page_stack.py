"""What fills the window: the zones, or the sign-in while there is nothing else to see."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from imageuploader.ui.sign_in.panel import SignIn
from imageuploader.ui.upload_form.form import UploadForm


class NewUpload(QStackedWidget):
    """Holds the form, or in its place the sign-in panel."""

    def __init__(self, form: UploadForm) -> None:
        super().__init__()
        self._form = form
        self._panel: QWidget | None = None
        self.addWidget(form)

    def show_form(self) -> None:
        """Show the form, in the height that it asks for itself."""
        self.setCurrentWidget(self._form)
        if self._panel is not None:
            self.removeWidget(self._panel)
            self._panel = None

    def show_instead(self, panel: QWidget) -> None:
        """Show a panel in the form's place."""
        self._panel = panel
        self.addWidget(panel)
        self.setCurrentWidget(panel)


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
