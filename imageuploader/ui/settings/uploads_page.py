"""Settings of uploads: what the form begins with, how they are sent and compressed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QSizePolicy

from imageuploader.domain.settings import LEVELS, RETRIES, FormStart, FormValues, Settings
from imageuploader.domain.spec import UploadSpec, tag_problems
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.settings.page import Page
from imageuploader.ui.widgets.basic import ElidedLabel
from imageuploader.ui.widgets.combo import Combo
from imageuploader.words import formatting
from imageuploader.words.errors import field_text
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.settings import SettingsService

_USUAL = Text("The usual folder")
_STARTS = {
    FormStart.LAST: Text("Region, tags and cloud-init of the last upload"),
    FormStart.DEFAULTS: Text("Always these:"),
}
_MEGABYTE = 1_000_000
_LIMITS = (0, *(count * _MEGABYTE for count in (1, 2, 5, 10, 20, 50, 100)))


class UploadsPage(Page):
    """Shows the settings of uploads and changes them."""

    def __init__(self, settings: "SettingsService", account: "AccountService") -> None:
        super().__init__()
        self._settings, self._account = settings, account
        self._start = self.add_choice(
            "formStartCombo",
            Text("The &form begins with"),
            _STARTS,
            lambda start: settings.update(form_start=start),
        )
        self._region, self.regions = self._add_region()
        self._tags, self._problem = self._add_tags()
        self._cloud_init = self.add_tick(
            "defaultCloudInitCheck", Text(""), Text("Supports cloud-&init"), lambda _: self._keep()
        )
        self._limit = self._add_limit(settings)
        self._retries = self.add_choice(
            "retriesCombo",
            Text("&Retries"),
            _retries(),
            lambda count: settings.update(retries=count),
        )
        self._level = self.add_choice(
            "levelCombo",
            Text("&Compression"),
            _levels(),
            lambda level: settings.update(compression_level=level),
        )
        self._early = self.add_tick(
            "prepareEarlyCheck",
            Text(""),
            Text("Get files ready &while the form is filled in"),
            lambda on: settings.update(prepare_early=on),
        )
        self._add_folder()

    def _add_region(self) -> tuple[Combo, list[str]]:
        combo = Combo()
        combo.setObjectName("defaultRegionCombo")
        combo.activated.connect(lambda _: self._keep())
        self.add_field(Text("Re&gion"), combo)
        return combo, []

    def _add_tags(self) -> tuple[QLineEdit, QLabel]:
        edit = QLineEdit()
        edit.setObjectName("defaultTagsEdit")
        edit.setPlaceholderText(translate(Text("Separated by commas")))
        edit.editingFinished.connect(self._keep)
        self.add_field(Text("&Tags"), edit)
        problem = self.add_error()
        problem.setObjectName("defaultTagsError")
        return edit, problem

    def _add_limit(self, settings: "SettingsService") -> Combo:
        now = settings.latest.bandwidth_limit
        self._limits = tuple(sorted({*_LIMITS, now}))
        choices = {limit: formatting.speed(limit) for limit in self._limits}
        return self.add_choice(
            "bandwidthCombo",
            Text("Send at &most"),
            choices | {0: Text("As fast as it goes")},
            lambda limit: settings.update(bandwidth_limit=limit),
        )

    def _add_folder(self) -> None:
        self._folder = ElidedLabel()
        self._folder.setObjectName("tempFolderLabel")
        policy = QSizePolicy.Policy.Preferred  # mirrored, an ignored width lies over its caption
        self._folder.setSizePolicy(policy, policy)
        self.choose = QPushButton(translate(Text("C&hoose…")))
        self.choose.setObjectName("tempFolderButton")
        self.reset = QPushButton(translate(Text("Use the &usual one")))
        self.reset.setObjectName("tempFolderResetButton")
        self.choose.clicked.connect(self._choose)
        self.reset.clicked.connect(lambda: self._settings.update(temp_folder=""))
        self.add_field(Text("Temporary files"), self._folder)
        self.add_buttons(Text(""), self.choose, self.reset)
        self.add_note(Text("Compressing and converting need room there for the whole result."))

    def show_settings(self, now: Settings) -> None:
        """Show what the settings are."""
        self._start.setCurrentIndex(list(_STARTS).index(now.form_start))
        self._limit.setCurrentIndex(self._limits.index(self._known_limit(now)))
        self._retries.setCurrentIndex(list(_retries()).index(now.retries))
        self._level.setCurrentIndex(list(_levels()).index(now.compression_level))
        self._early.setChecked(now.prepare_early)
        folder = Text.verbatim(now.temp_folder) if now.temp_folder else _USUAL
        self._folder.show_text(translate(folder))
        self.reset.setEnabled(bool(now.temp_folder))
        self._show_defaults(now)

    def _show_defaults(self, now: Settings) -> None:
        self._fill_regions(now.defaults.region)
        self._region.setCurrentIndex(self.regions.index(now.defaults.region))
        if not self._tags.hasFocus():
            self._tags.setText(", ".join(now.defaults.tags))
        self._cloud_init.setChecked(now.defaults.cloud_init)
        for part in (self._region, self._tags, self._cloud_init):
            part.setEnabled(now.form_start is FormStart.DEFAULTS)

    def _fill_regions(self, chosen: str) -> None:
        """List the regions of the account, and the chosen one even if it is none of them."""
        cities = {region.id: region.label for region in self._account.regions}
        ids = ["", *sorted({*cities, *filter(None, [chosen])})]
        if ids == self.regions:
            return
        self.regions[:] = ids
        self._region.clear()
        for one in ids:
            city = Text("{city} ({region})", city=cities.get(one, one), region=one)
            self._region.addItem(translate(city if one else Text("None")))

    def _known_limit(self, now: Settings) -> int:
        return now.bandwidth_limit if now.bandwidth_limit in self._limits else 0

    def _keep(self) -> None:
        """Save the fields that the form begins with; tags that Linode would refuse are not."""
        spec = UploadSpec("-", "-", tags=tuple(self._tags.text().split(","))).normalize()
        problem = next(iter(tag_problems(spec.tags)), None)
        self.show_error(self._problem, translate(field_text(problem)) if problem else "")
        tags = self._settings.latest.defaults.tags if problem else spec.tags
        region = self.regions[self._region.currentIndex()]
        values = FormValues(region, tags, self._cloud_init.isChecked())
        if values != self._settings.latest.defaults:
            self._settings.update(defaults=values)

    def _choose(self) -> None:
        before = self._settings.latest.temp_folder
        title = translate(Text("Folder for temporary files"))
        dialog = QFileDialog(self, title, before)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self._settings.update(temp_folder=name))
        dialog.finished.connect(lambda: delete_soon(dialog))
        dialog.open()


def _retries() -> dict[int, Text]:
    named = {count: Text("{number}", number=count) for count in RETRIES}
    return named | {0: Text("None")}


def _levels() -> dict[int | None, Text]:
    named: dict[int | None, Text] = {None: Text("By the speed of your line")}
    named |= {level: Text("Level {number}", number=level) for level in LEVELS}
    quickest, smallest = LEVELS[0], LEVELS[-1]
    named[quickest] = Text("Level {number}: quickest", number=quickest)
    named[smallest] = Text("Level {number}: smallest", number=smallest)
    return named
