"""Places for queries: in order, fairly, and never more than there are."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from lskg.engine.admission import Places
from lskg.engine.limits import Limits
from lskg.errors import StoreBusy

#: They measure what others wait for.
pytestmark = pytest.mark.alone

LIMITS = Limits(running=1, long=2, waiting=2, patience=0.2, per_client=2)


def test_one_client_has_only_so_many_queries_under_way() -> None:
    places = Places(Limits(running=4, per_client=2, patience=0.2))
    with places.place("a"), places.place("a"):
        with pytest.raises(StoreBusy, match="2 queries under way") as caught, places.place("a"):
            pass
        assert caught.value.limit == "per_client"
        with places.place("b"):
            pass
    with places.place("a"):
        pass


def test_nobody_waits_longer_than_the_patience() -> None:
    places = Places(LIMITS)
    with places.place("a"):
        start = time.monotonic()
        with pytest.raises(StoreBusy) as caught, places.place("b"):
            pass
        assert time.monotonic() - start == pytest.approx(0.2, abs=0.1)
        assert caught.value.limit == "patience"
        assert places.waiting == 0


def test_the_queue_is_limited() -> None:
    places = Places(LIMITS)
    with places.place("a"), ThreadPoolExecutor(2) as background:
        waiting = [background.submit(_take, places, name) for name in "bc"]
        time.sleep(0.05)
        with pytest.raises(StoreBusy) as caught, places.place("d"):
            pass
        assert caught.value.limit == "waiting"
        assert [type(each.exception()) for each in waiting] == [StoreBusy] * 2


def test_places_are_given_in_order() -> None:
    places = Places(Limits(running=1, waiting=9, patience=5))
    order: list[int] = []

    def take(number: int) -> None:
        with places.place(str(number)):
            order.append(number)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(8)]
    with places.place("first"):
        for thread in threads:
            thread.start()
            time.sleep(0.01)
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_a_long_query_leaves_its_place_to_others() -> None:
    places = Places(LIMITS)
    with places.place("a") as first:
        assert first.prolong()
        with places.place("b") as second:
            assert second.prolong()
            assert (places.running, places.long) == (0, 2)
            with places.place("c") as third:
                assert not third.prolong()
                assert (places.running, places.long) == (1, 2)
    assert (places.running, places.long) == (0, 0)


def test_one_client_has_half_of_the_long_places() -> None:
    places = Places(Limits(running=3, long=2))
    with places.place("a") as first, places.place("a") as second, places.place("b") as other:
        assert first.prolong()
        assert not second.prolong()
        assert other.prolong()


def _take(places: Places, client: str) -> None:
    with places.place(client):
        pass
