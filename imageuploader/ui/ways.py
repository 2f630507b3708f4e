"""Does what the buttons of an upload offer."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication

from imageuploader.domain.errors import WrongFormat
from imageuploader.domain.upload import Upload
from imageuploader.ui.protocols import Queue
from imageuploader.words.convert import convert_command
from imageuploader.words.message import Action

IMAGES_PAGE = "https://cloud.linode.com/images"
SUPPORT_PAGE = "https://cloud.linode.com/support/tickets"
DEPLOY_PAGE = "https://cloud.linode.com/linodes/create?type=Images&imageID={image}"
_A = Action
_AGAIN = frozenset(
    {_A.TRY_AGAIN, _A.REQUEST_AGAIN, _A.UPLOAD_AGAIN, _A.NETWORK_SETTINGS, _A.CHOOSE_TEMP_FOLDER}
)
_IN_THE_FORM = frozenset({_A.CHANGE_REGION, _A.CORRECT, _A.SHOW_CHECK})
_SIGN_IN = frozenset({_A.SIGN_IN, _A.UNLOCK, _A.SESSION_ONLY})


class Ways(QObject):
    """Carries an action out on an upload; what the window itself must do is told.

    Signals:
        form_asked(upload): put its file and its fields into the form again.
        file_asked(): let another file be chosen.
        sign_in_asked(): show the sign-in.
    """

    form_asked = Signal(object)
    file_asked = Signal()
    sign_in_asked = Signal()

    def __init__(
        self,
        queue: Queue,
        details: Callable[[], str],
        open_page: Callable[[QUrl], object] = QDesktopServices.openUrl,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue, self._details, self._open_page = queue, details, open_page

    def go(self, action: Action, upload: Upload) -> None:
        """Do one thing about an upload."""
        if action in _AGAIN:
            self._queue.again(upload.id)
        elif action in _IN_THE_FORM:
            self.form_asked.emit(upload)
        elif action in _SIGN_IN:
            self.sign_in_asked.emit()
        else:
            self._other(action, upload)

    def _other(self, action: Action, upload: Upload) -> None:
        image_id = upload.image.id if upload.image else ""
        match action:
            case Action.CHOOSE_FILE:
                self.file_asked.emit()
            case Action.REMOVE_LEFT:
                self._queue.remove_left(upload.id)
            case Action.OPEN_SUPPORT:
                self._open_page(QUrl(SUPPORT_PAGE))
            case Action.OPEN_CLOUD_MANAGER:
                self._open_page(QUrl(IMAGES_PAGE))
            case Action.DEPLOY:
                self._open_page(QUrl(DEPLOY_PAGE.format(image=image_id)))
            case Action.COPY_IMAGE_ID:
                QGuiApplication.clipboard().setText(image_id)
            case Action.COPY_COMMAND:
                QGuiApplication.clipboard().setText(_command(upload))
            case _:
                QGuiApplication.clipboard().setText(self._details())


def _command(upload: Upload) -> str:
    kind = upload.error.kind if isinstance(upload.error, WrongFormat) else upload.format
    return convert_command(str(upload.file), kind)
