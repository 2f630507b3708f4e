"""Services that stand in for the real ones: they remember who called, and signal when told."""

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.disk_report import DiskReport, Verdict
from imageuploader.domain.history.row_order import RowOrder
from imageuploader.domain.region import Region
from imageuploader.domain.settings import Endpoint, SavedAccount
from imageuploader.ui.history.known_uploads import KnownUploads

if TYPE_CHECKING:
    from pathlib import Path

    from imageuploader.domain.upload import Upload

REGIONS = (
    Region("us-ord", "Chicago, IL", "us", ("Object Storage",)),
    Region("us-east", "Newark, NJ", "us", ("Object Storage",)),
    Region("de-fra-2", "Frankfurt 2, DE", "de", ("Object Storage",)),
)


class StandInStore(QObject):
    """A password store that works, until a test says otherwise."""

    changed = Signal()
    not_kept = Signal(object)
    not_removed = Signal(str, object)

    def __init__(self, *, is_stored):
        super().__init__()
        self.place, self.error = "GNOME Keyring", None
        self.is_stored, self.asks, self.is_unlocking = is_stored, False, False
        self.calls: list[str] = []

    def keep_for_session(self):
        self.calls.append("keep")
        self.asks = False
        self.changed.emit()

    def remove(self, account):
        self.calls.append(f"remove {account}")

    def stop_unlocking(self):
        self.calls.append("stop")


class StandInBrowser(QObject):
    """A browser that does what a test says."""

    changed = Signal()
    page_requested = Signal(str)
    arrived = Signal(str)
    failed = Signal(object)
    is_possible = is_waiting = False

    def start(self):
        self.is_waiting = True
        self.changed.emit()

    def stop(self):
        self.is_waiting = False
        self.changed.emit()


class StandInNetwork(QObject):
    """A network of which a test says what the check finds."""

    reached = Signal(str, str, object)
    not_reached = Signal(object)

    def __init__(self):
        super().__init__()
        self.calls: list[tuple[object, ...]] = []

    def set_password(self, password):
        self.calls.append(("password", password))

    def check(self, endpoint):
        self.calls.append(("check", endpoint))


class StandInAccount(QObject):
    changed = Signal()
    reasons_hidden = Signal()
    switched = Signal()
    refused = Signal(object)
    not_stored = Signal(object)

    def __init__(self, *, signed_in=True):
        super().__init__()
        self.signed_in, self.checking, self.practice = signed_in, False, False
        self.name, self.username = "work", "jdoe"
        self.from_environment, self.has_token = False, signed_in
        self.store, self.problem = StandInStore(is_stored=signed_in), None
        self.store.changed.connect(self.changed)
        self.regions, self.regions_error = (REGIONS if signed_in else ()), None
        self.endpoint, self.network = Endpoint(), StandInNetwork()
        self.browser = StandInBrowser()
        self.expiring: SavedAccount | None = None
        self.others = SimpleNamespace(found=())
        self.asked: list[tuple[str, str]] = []
        self.calls: list[tuple[object, ...]] = []

    def shown_name_of(self, name):
        return name

    def knows_saved(self, name):
        return bool(name)

    def use(self, name):
        self.calls.append(("use", name))

    def rename(self, name, title):
        self.calls.append(("rename", name, title))

    def set_endpoint(self, name, endpoint):
        self.calls.append(("endpoint", name, endpoint))

    def import_account(self, found):
        self.calls.append(("import", found.name))

    def remove(self, name):
        self.calls.append(("remove", name))

    def sign_in(self, token, name="", endpoint=None):
        self.calls.append(("sign_in", endpoint))
        self.asked.append((token, name))

    def unlock_store(self):
        self.store.calls.append("unlock")

    def arrive(self):
        self.signed_in, self.regions = True, REGIONS
        self.changed.emit()

    def sign_out(self):
        self.signed_in = False
        self.changed.emit()

    def load(self):
        self.changed.emit()


class StandInChecker(QObject):
    progressed = Signal(object, int)
    checked = Signal(object, object, object)
    refused = Signal(object, object)
    seen_before = Signal(object, object)

    def __init__(self):
        super().__init__()
        self.asked: list[Path] = []
        self.stops = 0

    def check(self, path):
        self.asked.append(path)

    def stop(self):
        self.stops += 1


class StandInRecovery(QObject):
    compared = Signal(object, object)
    failed = Signal(str, object)

    def __init__(self):
        super().__init__()
        self.calls: list[tuple[object, ...]] = []

    def compare(self, upload):
        self.calls.append(("compare", upload.id))

    def remove_doubtful(self, upload, image_id):
        self.calls.append(("remove_doubtful", upload.id, image_id))


class StandInQueue(QObject):
    changed = Signal(object)
    progressed = Signal(str, object)
    waiting_changed = Signal()
    put_in_line = Signal(object)
    seen_before = Signal(object, object)
    waiting_for_sign_in = False
    processing_progressed = Signal(str, int)
    history_failed = Signal(object)
    history_caught_up = Signal(object)

    def __init__(self):
        super().__init__()
        self.held = False
        self.elsewhere: frozenset[str] = frozenset()
        self.recovery = StandInRecovery()
        self.added: list[tuple[object, ...]] = []
        self.current: Upload | None = None
        self.waiting: tuple[Upload, ...] = ()
        self.calls: list[tuple[object, ...]] = []

    @property
    def shut_out(self):
        return self.elsewhere | frozenset({"work"} if self.waiting_for_sign_in else ())

    def add(self, file, spec, report):
        self.added.append((file, spec, report))
        return "id"

    def move(self, upload, *, ended=False):
        """Let an upload move; it runs unless it has ended."""
        self.current = None if ended else upload
        self.changed.emit(upload)

    def hold(self):
        self.held = True
        self.waiting_changed.emit()

    def release(self):
        self.held = False
        self.waiting_changed.emit()

    def start_next(self, upload_id):
        self.calls.append(("start_next", upload_id))

    def move_up(self, upload_id):
        self.calls.append(("move_up", upload_id))

    def move_down(self, upload_id):
        self.calls.append(("move_down", upload_id))

    def move_before(self, upload_id, other_id):
        self.calls.append(("move_before", upload_id, other_id))

    def cancel(self, upload_id):
        self.calls.append(("cancel", upload_id))

    def retry_now(self, upload_id):
        self.calls.append(("retry_now", upload_id))

    def upload_again(self, old):
        self.calls.append(("again", old.id))
        return "id"

    def remove_left(self, upload_id):
        self.calls.append(("remove_left", upload_id))

    @property
    def idle(self):
        return self.current is None and not self.waiting

    def cancel_all(self):
        self.calls.append(("cancel_all",))
        self.current = None


class StandInSettings(QObject):
    """Settings that are never saved; each change is noted."""

    changed = Signal(object)

    def __init__(self, latest):
        super().__init__()
        self.latest = latest
        self.changes: list[dict[str, object]] = []

    def update(self, **changes):
        self.latest = replace(self.latest, **changes)
        self.changes.append(changes)
        self.changed.emit(self.latest)


class StandInArchive(QObject):
    """A history that has what `loaded` or `found` ever told, and puts it in order at once."""

    loaded = Signal(object)
    arranged = Signal(object, object)
    found = Signal(object)
    unreadable_found = Signal(object)
    changed = Signal(object)
    failed = Signal(object)
    caught_up = Signal(object)
    logged = Signal(str, str)
    exported = Signal(object, int)

    def __init__(self, *uploads):
        super().__init__()
        self.unreadable, self.file = 0, None
        self.known = KnownUploads()
        self.uploads = uploads
        self.calls: list[tuple[str, object]] = []
        for signal in (self.loaded, self.found):
            signal.connect(self._remember)

    def load(self):
        self.loaded.emit(self.uploads)

    def arrange(self, query):
        self.calls.append(("arrange", query))
        self.arranged.emit(query, RowOrder(self.known.sorted_ids(query)))

    def fetch(self, upload_ids):
        self.calls.append(("fetch", upload_ids))
        self.found.emit(tuple(filter(None, map(self.known.get, upload_ids))))

    def forget(self, upload_id):
        self.calls.append(("forget", upload_id))
        self.known.remove(upload_id)

    def put_back(self, upload):
        self.calls.append(("put_back", upload.id))
        self.known.put(upload)
        self.changed.emit(upload)

    def export(self, path, upload_ids):
        self.calls.append(("export", (path, upload_ids)))

    def read_log(self, upload):
        self.calls.append(("read_log", upload.id))

    def _remember(self, uploads):
        for upload in uploads:
            self.known.add(upload)


def report_on(path, *, verdict=Verdict.GOOD, **facts):
    return DiskReport(path, "gzip, ext4", verdict, 1_300_000_000, 0, 5_800_000_000, **facts)
