"""The slow modules are loaded by one thread at a time, and everybody waits for them."""

import threading
from concurrent.futures import ThreadPoolExecutor

from imageuploader.services.warm_up import WarmUp


def test_two_threads_never_load_at_once():
    inside, most = list[int](), list[int]()
    both = threading.Barrier(4)

    def load():
        inside.append(1)
        most.append(len(inside))
        threading.Event().wait(0.02)
        inside.pop()

    warm_up = WarmUp(load)

    def come():
        both.wait(5)
        warm_up()

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(come) for _ in range(4)]:
            done.result(5)
    assert most == [1, 1, 1, 1]


def test_nobody_goes_on_before_all_is_loaded():
    begun, go_on = threading.Event(), threading.Event()
    loaded = list[str]()

    def load():
        begun.set()
        go_on.wait(5)
        loaded.append("all")

    warm_up = WarmUp(load)

    def come():
        warm_up()
        return list(loaded)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(warm_up)
        assert begun.wait(5)
        second = pool.submit(come)
        go_on.set()
        first.result(5)
        assert "all" in second.result(5)
