from collections import Counter
from itertools import pairwise

import httpx
import pytest

from imageuploader.domain.errors import RateLimited, ServerTrouble, Unreachable
from imageuploader.domain.upload import UploadState as S
from imageuploader.transfer.poll_schedule import PollSchedule
from tests.amounts import amount
from tests.fakes import IMAGE, FarSide, paged, refused
from tests.transfer.virtual_time import Night, event, processing

EVENTS = "GET /v4/account/events"
IMAGE_77 = "GET /v4/images/private%2F77"
AVAILABLE = httpx.Response(200, json=IMAGE | {"status": "available"})


def gaps(times):
    return [round(after - before, 6) for before, after in pairwise(times)]


def most_in_a_minute(times):
    return max(Counter(int(at // 60) for at in times).values())


def test_an_hour_of_looks_is_frequent_at_first_and_then_seldom(tmp_path):
    night = Night(FarSide(), processing(tmp_path))
    night.pass_by()
    assert gaps(night.times(EVENTS)) == [3] * 40 + [15] * 231
    assert gaps(night.times(IMAGE_77)) == [15] * 8 + [30] * 115


def test_the_list_of_images_is_never_asked_for_and_many_images_cost_no_more_events(tmp_path):
    uploads = [processing(tmp_path, number) for number in range(amount(8, 20))]
    night = Night(FarSide(), *uploads)
    night.pass_by()
    assert night.times("GET /v4/images?") == []
    assert most_in_a_minute(night.times(EVENTS)) <= 20
    assert most_in_a_minute(at for at, _ in night.calls) <= 20 + 4 * len(uploads)


@pytest.mark.thorough
def test_an_image_that_takes_days_is_followed_for_days_and_then_seen(tmp_path):
    end = 3 * 86_400
    night = Night(FarSide(), processing(tmp_path), seconds=2 * end)
    night.at[end] = lambda: setattr(night, "far", FarSide(paged(), AVAILABLE))
    night.at[end - 200] = night.calls.clear
    night.pass_by()
    assert [upload.state for upload in night.kept] == [S.AVAILABLE]
    assert end <= night.now <= end + 120
    assert gaps(night.times(EVENTS))[0] == 60


def test_an_event_that_is_over_is_followed_by_a_look_at_the_image_at_once(tmp_path):
    far = FarSide(paged(event("started")), httpx.Response(200, json=IMAGE))
    night = Night(far, processing(tmp_path), seconds=60)
    night.at[3] = lambda: setattr(night, "far", FarSide(paged(event("finished")), AVAILABLE))
    night.pass_by()
    assert (night.now, [upload.state for upload in night.kept]) == (3, [S.AVAILABLE])


def test_one_that_comes_later_is_looked_at_at_once_and_the_others_are_not_hurried(tmp_path):
    late = processing(tmp_path, 78)
    night = Night(FarSide(), processing(tmp_path), seconds=1000)
    night.at[600] = lambda: night.add(late)
    night.pass_by()
    assert night.times("GET /v4/images/private%2F78")[0] == 600
    assert gaps(night.times("GET /v4/images/private%2F78"))[:3] == [15, 15, 15]
    assert gaps(night.times(IMAGE_77))[-3:] == [30, 30, 30]


def test_after_the_computer_slept_there_is_a_look_at_once(tmp_path):
    night = Night(FarSide(), processing(tmp_path), seconds=2000)
    night.at[1202] = lambda: night.sleep(8 * 3600)
    night.pass_by()
    after = [at for at in night.times(IMAGE_77) if at > 1202]
    assert after[0] <= 1202 + 5
    assert gaps(after)[:3] == [15, 15, 15]


@pytest.mark.parametrize("jump", [-7200.0, 7200.0])
def test_a_clock_on_the_wall_that_jumps_makes_no_look_late(tmp_path, jump):
    night = Night(FarSide(), processing(tmp_path), seconds=400)
    night.at[200] = lambda: night.sleep(jump)
    night.pass_by()
    assert max(gaps(night.times(EVENTS))) <= 15


def test_trouble_makes_the_looks_seldom_until_it_has_passed(tmp_path):
    broken = FarSide(*[httpx.ConnectError("refused")] * 100)
    night = Night(broken, processing(tmp_path), seconds=300)
    night.at[100] = lambda: setattr(night, "far", FarSide())
    night.pass_by()
    looks = sorted({at for at, _ in night.calls})
    assert gaps(looks)[:6] == [3, 6, 12, 24, 48, 48]
    assert gaps(looks)[6:9] == [15, 15, 15]


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(503, text="<html>gateway</html>", headers={"X-Maintenance-Mode": "all"}),
        httpx.Response(200, text="no JSON"),
        httpx.ReadError("reset"),
        httpx.Response(500, json={"errors": [{"reason": "busy"}]}),
    ],
)
def test_no_trouble_ends_the_following(tmp_path, answer):
    night = Night(FarSide(*[answer] * 9), processing(tmp_path), seconds=600)
    night.at[60] = lambda: setattr(night, "far", FarSide(paged(event("finished")), AVAILABLE))
    night.pass_by()
    assert [upload.state for upload in night.kept] == [S.AVAILABLE]


def test_a_pause_that_linode_asks_for_is_kept_to(tmp_path):
    limited = refused(429, {"reason": "Too many requests"}, Retry_After="200")
    night = Night(FarSide(*[limited] * 4), processing(tmp_path), seconds=400)
    night.pass_by()
    assert sorted({at for at, _ in night.calls})[1] == 200


def test_a_pause_of_hours_is_not_waited_for(tmp_path):
    schedule, upload = PollSchedule(clock=lambda: 0.0), processing(tmp_path)
    assert schedule.seconds_to_next([upload], ServerTrouble(503, seconds=86_400)) == 300
    assert schedule.seconds_to_next([upload], RateLimited(1)) == 6


def test_practice_looks_sooner_and_in_trouble_too(tmp_path):
    upload, schedule = processing(tmp_path), PollSchedule(time_scale=0.1, clock=lambda: 0.0)
    schedule.start([upload.id])
    assert schedule.seconds_to_next([upload], None) == pytest.approx(0.3)
    assert schedule.seconds_to_next([upload], Unreachable("host", "reset")) == pytest.approx(0.3)
