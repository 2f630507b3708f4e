"""Random files for every reader: how they are cut and read changes nothing of the answer."""

import hashlib
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from random import Random

from imageuploader.disk.archives.decompressors import DECOMPRESSORS, DecompressedStream
from imageuploader.disk.archives.layers import open_stream
from imageuploader.disk.archives.tar_reader import tar_entries
from imageuploader.disk.content.byte_view import ByteView, FileView, NotAvailable
from imageuploader.disk.content.disk_content import read_content
from imageuploader.disk.content.stream_view import StreamView
from imageuploader.disk.files.chunk_reader import ChunkReader
from imageuploader.disk.files.input_file import InputFile
from imageuploader.disk.formats.detect import detect_file
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import discard, prepare
from imageuploader.disk.virtual.errors import Malformed, Unsupported
from imageuploader.disk.virtual.readers import READERS, read_disk
from imageuploader.disk.virtual.views import MappedDisk
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport, PrepareOptions
from imageuploader.domain.errors import UploadError
from imageuploader.words.errors import describe
from imageuploader.words.findings import finding_text
from imageuploader.words.layout import boot_text, layout_text
from tests.disk.archives.packers import PACK_QUICKLY
from tests.found.short_file import ShortFile
from tests.required_tools import tool
from tests.soak.fuzzing import Wrong
from tests.soak.mutation import cut, mutate, piece_lengths, with_table_checksums
from tests.soak.reader_seeds import Seeds, beginning

READER_ERRORS = (UploadError, Malformed, Unsupported, NotAvailable)
PREPARED_SHARE = 0.15
_GZIP_WARNS = 2
_MOST_SHORT_READS = 20_000


def ignore(_: int) -> None:
    """Ignore progress."""


def answer_of(read: Callable[[], object]) -> object:
    """Return what a reader returns, or its error; only our own are errors."""
    try:
        return read()
    except READER_ERRORS as error:
        reason = error.facts().get("reason") if isinstance(error, UploadError) else str(error)
        return type(error).__name__, reason


def digest_of(blocks: Iterable[bytes]) -> tuple[int, str]:
    """Return length and hash of the blocks."""
    size, found = 0, hashlib.sha256()
    for block in blocks:
        size += len(block)
        found.update(block)
    return size, found.hexdigest()


def require_same(whole: object, parts: object, lengths: list[int]) -> str:
    """Return the kind of the answer; raise Wrong if the other way of reading gave another."""
    if whole != parts:
        raise Wrong(f"in pieces of {lengths}: {parts}\nbut as a whole: {whole}")
    return str(whole[0]) if isinstance(whole, tuple) and isinstance(whole[0], str) else "read"


@dataclass
class ReaderCases:
    """The cases; the input of the latest is kept in `folder`, to be looked at."""

    folder: Path
    seeds: Seeds

    def play(self, dice: Random, _number: int) -> str:
        """Play one case; return what it was and how it ended."""
        kind = dice.choice(["decompress", "tar", "layers", "virtual", "content", "file", "file"])
        play = getattr(self, f"_play_{kind}")
        return f"{kind}: {play(dice)}"

    def _play_decompress(self, dice: Random) -> str:
        name = dice.choice(sorted(self.seeds.compressed))
        kind = "gzip" if name == "members" else name
        data = self._keep(self._changed(self.seeds.compressed[name], dice))
        lengths = piece_lengths(dice)

        def unpack(pieces: Iterable[bytes]) -> object:
            with self._open() as file:
                stream = DecompressedStream(_input(file), pieces, kind)
                return digest_of(stream), stream.is_single_member, stream.has_trailing_data

        whole = answer_of(lambda: unpack([data]))
        parts = answer_of(lambda: unpack(cut(data, lengths)))
        ended = require_same(whole, parts, lengths)
        if ended == "read":
            _require_as_others_unpack(self.folder / "input", kind, whole)
        return f"{kind} {ended}"

    def _play_tar(self, dice: Random) -> str:
        names = [name for name in self.seeds.archives if not name.startswith("zip")]
        data = self._keep(self._changed(self.seeds.archives[dice.choice(names)], dice))
        lengths = piece_lengths(dice)

        def entries(pieces: Iterable[bytes]) -> object:
            with self._open() as file:
                found = tar_entries(_input(file), ChunkReader(pieces))
                return [(entry.name, entry.size, digest_of(entry.pieces)) for entry in found]

        whole = answer_of(lambda: entries([data]))
        return require_same(whole, answer_of(lambda: entries(cut(data, lengths))), lengths)

    def _play_layers(self, dice: Random) -> str:
        data = self._keep(self._packed(dice))
        lengths = _file_lengths(data, dice)

        def unpack(file: FileIO) -> object:
            source = _input(file)
            kind = detect_file(source)
            stream = open_stream(source, kind)
            return digest_of(stream.blocks), stream.full_name(kind), stream.is_single_member

        with self._open() as plain, ShortFile(data, lengths) as file:
            whole = answer_of(lambda: unpack(plain))
            return require_same(whole, answer_of(lambda: unpack(file)), lengths)

    def _play_virtual(self, dice: Random) -> str:
        name = dice.choice(sorted(self.seeds.virtual))
        kind = "vmdk" if name == "descriptor" else name.rpartition(".")[2]
        data = self._keep(self._changed(self.seeds.virtual[name], dice))
        lengths = _file_lengths(data, dice)
        seed = dice.random()

        def look(view: ByteView) -> object:
            disk = read_disk(view, kind)
            mapping = READERS[kind](view)
            stored = mapping.stored_bytes(lambda: None)
            inside = MappedDisk(view, mapping, "zstd" if name.startswith("zstd") else "deflate")
            places = Random(seed)  # noqa: S311 - dice, no secret
            offsets = [places.randrange(max(1, inside.size)) for _ in range(20)]
            return disk, stored, [inside.read(at, 4096) for at in (0, *offsets)]

        with self._open() as plain, ShortFile(data, lengths) as file:
            whole = answer_of(lambda: look(_view(plain, data)))
            parts = answer_of(lambda: look(_view(file, data)))
            view = _stream_view(data, lengths)
            answer_of(lambda: read_disk(view, kind))
        return f"{kind} {require_same(whole, parts, lengths)}"

    def _play_content(self, dice: Random) -> str:
        name = dice.choice(sorted(self.seeds.raw))
        data = with_table_checksums(self._changed(self.seeds.raw[name], dice))
        data = self._keep(data)
        lengths = _file_lengths(data, dice)
        with self._open() as plain, ShortFile(data, lengths) as file:
            whole = answer_of(lambda: read_content(_view(plain, data)))
            parts = answer_of(lambda: read_content(_view(file, data)))
        streamed = answer_of(_stream_view(data, lengths).read_content)
        same = "" if streamed == whole else ", less of it as a stream"
        return f"{name} {require_same(whole, parts, lengths)}{same}"

    def _play_file(self, dice: Random) -> str:
        """A whole check, in words, and now and then what an upload makes of the file."""
        seed = self.seeds.all[dice.choice(sorted(self.seeds.all))]
        data = self._packed(dice) if dice.random() < 0.4 else self._changed(seed, dice)
        self._keep(data)
        path = self.folder / "input"
        allowed = (self.folder / "disk.img",)
        try:
            report = inspect(path, cancel=CancelToken(), allowed=allowed)
            if report.refusal is not None:
                raise report.refusal
            _tell(report)
            if dice.random() < PREPARED_SHARE:
                return self._prepare(report, allowed)
        except UploadError as error:
            message = describe(error)
            return f"{type(error).__name__} {bool(str(message.headline))}"
        return str(report.verdict)

    def _prepare(self, report: DiskReport, allowed: tuple[Path, ...]) -> str:
        temporary = self.folder / "temporary"
        temporary.mkdir(exist_ok=True)
        options = PrepareOptions(temporary, allowed=allowed, keeps_free_space=True)
        try:
            payload = prepare(report, options, on_progress=ignore, cancel=CancelToken())
            discard(payload)
        finally:
            if left := [path.name for path in temporary.iterdir()]:
                raise Wrong(f"left behind: {left}")
        return "prepared"

    def _packed(self, dice: Random) -> bytes:
        """Return changed layers: what is inside is changed before it is packed, or the whole."""
        if dice.random() < 0.5:
            packed = self.seeds.packed
            return self._changed(packed[dice.choice(sorted(packed))], dice)
        inner = self.seeds.all[dice.choice(sorted(self.seeds.all))]
        data = PACK_QUICKLY[dice.choice(sorted(DECOMPRESSORS))](self._changed(inner, dice))
        return mutate(data, dice) if dice.random() < 0.2 else data

    def _changed(self, path: Path, dice: Random) -> bytes:
        data = beginning(path)
        if dice.random() < 0.1:
            return data[: dice.randrange(len(data))]
        other = beginning(dice.choice(list(self.seeds.all.values())))
        return mutate(data, dice, other)

    def _keep(self, data: bytes) -> bytes:
        (self.folder / "input").write_bytes(data)
        return data

    def _open(self) -> FileIO:
        return FileIO(self.folder / "input")


def _require_as_others_unpack(path: Path, kind: str, found: object) -> None:
    """Raise Wrong unless the usual program unpacks the same, if it unpacks the file at all."""
    command = [tool(kind), "-dc"]
    with path.open("rb") as file:
        ended = subprocess.run(command, stdin=file, capture_output=True, check=False)
    if ended.returncode == 0 or (kind == "gzip" and ended.returncode == _GZIP_WARNS):
        theirs = digest_of([ended.stdout])
        if not isinstance(found, tuple) or found[0] != theirs:
            raise Wrong(f"{kind} unpacks {theirs}, and not {found}")


def _input(file: FileIO) -> InputFile:
    return InputFile(file, Path("disk"), ignore, CancelToken())


def _view(file: FileIO, data: bytes) -> FileView:
    return FileView(file, Path("disk"), len(data))


def _stream_view(data: bytes, lengths: list[int]) -> StreamView:
    view = StreamView()
    for piece in cut(data, lengths):
        view.add(piece)
    view.finish()
    return view


def _file_lengths(data: bytes, dice: Random) -> list[int]:
    """Return the lengths of short reads, so long that there are not too many."""
    least = len(data) // _MOST_SHORT_READS
    return [max(least, length) for length in piece_lengths(dice)]


def _tell(report: DiskReport) -> None:
    """Have the whole report in words."""
    if report.layout is not None:
        str(layout_text(report.layout))
        str(boot_text(report.layout))
    for finding in report.findings:
        str(finding_text(finding))
