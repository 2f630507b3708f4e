"""Where the API of an account is."""

from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from imageuploader.domain.accounts.endpoints import checked_endpoint
from imageuploader.domain.settings import ApiVersion, Endpoint
from imageuploader.ui.language import translate
from imageuploader.ui.widgets.basic import caption
from imageuploader.ui.widgets.combo import Combo
from imageuploader.words.text import Text

GAP = 8
"""Between a caption and its field, and between the rows."""


class EndpointFields(QWidget):
    """Three fields: the address of the API, its version, and a file of CA certificates."""

    def __init__(self, endpoint: Endpoint) -> None:
        super().__init__()
        self.url, self.version, self.ca_file = QLineEdit(endpoint.url), Combo(), QLineEdit()
        self.url.setObjectName("apiUrlEdit")
        self.version.setObjectName("apiVersionCombo")
        self.version.addItems([str(version) for version in ApiVersion])
        self.version.setCurrentText(str(endpoint.version))
        self.ca_file.setObjectName("caFileEdit")
        self.ca_file.setText(endpoint.ca_file)
        self.ca_file.setPlaceholderText(translate(Text("Only those of the system")))
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows.setHorizontalSpacing(GAP)
        rows.setVerticalSpacing(GAP)
        self.captions = tuple(
            caption(translate(title), field)
            for title, field in (
                (Text("API a&ddress"), self.url),
                (Text("API ve&rsion"), self.version),
                (Text("&CA file"), self.ca_file),
            )
        )
        for beside, field in zip(
            self.captions, (self.url, self.version, self.ca_file), strict=True
        ):
            rows.addRow(beside, field)

    def endpoint(self) -> Endpoint:
        """Return what the fields say; raise BadSetting or NotEncrypted."""
        ca_file = self.ca_file.text().strip()
        path = str(Path(ca_file).expanduser()) if ca_file else ""
        version = ApiVersion(self.version.currentText())
        return checked_endpoint(Endpoint(self.url.text().strip(), version, path))
