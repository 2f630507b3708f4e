import hashlib

from imageuploader.domain.upload import UploadState as S


def test_the_states_are_kept_in_the_order_of_the_table(bench, raw):
    upload = bench.send(raw)
    assert upload.state is S.PROCESSING
    assert bench.states == [
        S.QUEUED,
        S.PREPARING,
        S.REQUESTING,
        S.UPLOADING,
        S.FINALISING,
        S.PROCESSING,
    ]
    assert [moment.state for moment in upload.timeline] == bench.states
    assert bench.kept[-1].upload == upload


def test_every_move_is_kept_before_the_request_it_stands_for(bench, small):
    bench.send(small)
    made = {(kept.upload.state, kept.posts, kept.puts) for kept in bench.kept[:-2]}
    assert made == {
        (S.QUEUED, 0, 0),
        (S.REQUESTING, 0, 0),
        (S.REQUESTING, 1, 0),
        (S.UPLOADING, 1, 0),
    }


def test_the_image_is_known_and_kept_before_the_first_byte_is_sent(bench, small):
    upload = bench.send(small)
    first = next(kept for kept in bench.kept if kept.upload.image)
    assert first.puts == 0
    assert first.upload.image.id == upload.image.id
    assert first.upload.expires is not None


def test_the_bytes_that_arrive_are_the_bytes_of_the_file(bench, small):
    upload = bench.send(small)
    received = bench.sandbox.received[upload.image.id]
    assert received.sha256 == hashlib.sha256(small.read_bytes()).hexdigest() == upload.sha256
    assert received.md5 == upload.md5
    assert (received.size, upload.sent_bytes) == (upload.total_bytes, upload.total_bytes)


def test_a_raw_image_unpacks_at_the_store_to_what_it_was(bench, raw):
    upload = bench.send(raw)
    received = bench.sandbox.received[upload.image.id]
    assert received.raw_sha256 == hashlib.sha256(raw.read_bytes()).hexdigest()
    assert received.sha256 == upload.sha256


def test_no_token_ever_reaches_the_store(bench, small):
    upload = bench.send(small)
    headers = bench.sandbox.received[upload.image.id].headers
    assert "authorization" not in headers
    assert headers["content-type"] == "application/octet-stream"


def test_what_was_described_is_what_linode_shows(bench, small):
    image = bench.sandbox.images[bench.send(small).image.id]
    assert (image["label"], image["tags"], image["capabilities"]) == (
        "web-1",
        ["alpha"],
        ["cloud-init"],
    )


def test_progress_begins_at_nothing_and_ends_with_the_last_byte(bench, small):
    bench.send(small)
    sending = [progress for progress in bench.reported if progress.attempt == 1]
    assert sending[0].sent == 0
    assert sending[-1].sent == sending[-1].total == small.stat().st_size


def test_the_temporary_file_is_removed_and_the_source_is_not(bench, raw):
    seen = []
    bench.on_save = lambda upload: (
        seen.extend(bench.temp.iterdir()) if upload.state is S.UPLOADING else None
    )
    bench.send(raw)
    assert len(seen) == 1
    assert list(bench.temp.iterdir()) == []
    assert raw.exists()
