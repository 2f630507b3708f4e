"""What can be done about an upload as it stands, the best thing first."""

from imageuploader.domain.upload import Upload, UploadState
from imageuploader.words.failures import failure
from imageuploader.words.message import Action
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_S, _A = UploadState, Action
_TITLES = {
    _A.CHOOSE_FILE: _T("words", "Choose another file"),
    _A.COPY_COMMAND: _T("words", "Copy command"),
    _A.CHOOSE_TEMP_FOLDER: _T("words", "Try again"),
    _A.CORRECT: _T("words", "Correct it"),
    _A.CHANGE_REGION: _T("words", "Change region"),
    _A.TRY_AGAIN: _T("words", "Try again"),
    _A.REQUEST_AGAIN: _T("words", "Request again"),
    _A.UPLOAD_AGAIN: _T("words", "Upload again"),
    _A.SHOW_CHECK: _T("words", "Show check"),
    _A.OPEN_SUPPORT: _T("words", "Open support"),
    _A.OPEN_CLOUD_MANAGER: _T("words", "Open in Cloud Manager"),
    _A.NETWORK_SETTINGS: _T("words", "Try again"),
    _A.SIGN_IN: _T("words", "Sign in"),
    _A.UNLOCK: _T("words", "Sign in"),
    _A.SESSION_ONLY: _T("words", "Sign in"),
    _A.COPY_DETAILS: _T("words", "Copy details"),
    _A.COPY_IMAGE_ID: _T("words", "Copy image ID"),
    _A.DEPLOY: _T("words", "Deploy a Linode"),
    _A.REMOVE_LEFT: _T("words", "Remove unfinished image"),
}
_AFTER = {
    _S.AVAILABLE: (_A.OPEN_CLOUD_MANAGER, _A.COPY_IMAGE_ID, _A.DEPLOY),
    _S.CANCELLED: (_A.UPLOAD_AGAIN,),
    _S.INTERRUPTED: (_A.UPLOAD_AGAIN,),
    _S.GONE: (_A.UPLOAD_AGAIN,),
}


def way_title(action: Action) -> Text:
    """Return the words on the button for an action."""
    return Text(_TITLES[action])


def ways_on(upload: Upload) -> tuple[Action, ...]:
    """Return what can be done about an upload that is over, or waits for a sign-in."""
    first = _after(upload)
    if upload.is_final and upload.left_behind:
        first = (*first, Action.REMOVE_LEFT)
    if upload.state is UploadState.FAILED and Action.COPY_DETAILS not in first:
        first = (*first, Action.COPY_DETAILS)
    return first


def _after(upload: Upload) -> tuple[Action, ...]:
    match upload.state:
        case _S.FAILED:
            told = failure(upload, upload.error) if upload.error else None
            return (told.action if told else Action.UPLOAD_AGAIN,)
        case _S.QUEUED if upload.error is not None:
            return (Action.SIGN_IN,)
        case _:
            return _AFTER.get(upload.state, ())
