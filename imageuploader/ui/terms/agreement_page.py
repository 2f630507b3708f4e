"""What the agreement for Europe is, on the sheet over the form."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.widgets.answers import open_page
from imageuploader.ui.widgets.basic import HeightForWidthFrame, label
from imageuploader.words.cloud_manager import EU_TERMS_PAGE, PRIVACY_PAGE
from imageuploader.words.text import Text

TITLE = Text("Linode's terms for Europe")
_ASKS = Text(
    "Before the first image is stored in Europe, Linode asks that your account agrees to its "
    "Privacy Policy and to the EU Standard Contractual Clauses. They govern how data may be "
    "moved between the European Economic Area and other countries."
)
_WHEN = Text(
    "A tick alone sends nothing. Your agreement goes to Linode when the upload starts. It holds "
    "for the whole account, is asked for once, and cannot be taken back here."
)
_PAGES = (
    ("privacyPolicyButton", Text("Read the Privacy Policy"), PRIVACY_PAGE),
    ("euClausesButton", Text("Read the EU clauses"), EU_TERMS_PAGE),
)


def agreement_page() -> QWidget:
    """Return the page, with a button for each of the two documents."""
    page = HeightForWidthFrame()
    column = QVBoxLayout(page)
    column.setContentsMargins(*mirror_margins(0, 0, 8, 0))
    column.setSpacing(8)
    for text in (_ASKS, _WHEN):
        column.addWidget(label(translate(text), wrap=True))
    for name, text, address in _PAGES:
        column.addWidget(_link(name, text, address), 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    return page


def _link(name: str, text: Text, address: str) -> QPushButton:
    button = QPushButton(translate(text))
    button.setObjectName(name)
    button.setProperty("compact", "true")
    button.setToolTip(address)
    button.clicked.connect(lambda: open_page(address))
    return button
