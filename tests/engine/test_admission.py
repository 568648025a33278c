"""Admission for queries: in order, fairly, and never more than there are."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from lskg.engine.admission import Admission
from lskg.engine.limits import Limits
from lskg.errors import StoreBusy

#: They measure what others wait for.
pytestmark = pytest.mark.alone

LIMITS = Limits(running=1, long=2, waiting=2, patience=0.2, per_client=2)


def test_one_client_has_only_so_many_queries_under_way() -> None:
    admission = Admission(Limits(running=4, per_client=2, patience=0.2))
    with admission.slot("a"), admission.slot("a"):
        with pytest.raises(StoreBusy, match="2 queries under way") as caught, admission.slot("a"):
            pass
        assert caught.value.limit == "per_client"
        with admission.slot("b"):
            pass
    with admission.slot("a"):
        pass


def test_nobody_waits_longer_than_the_patience() -> None:
    admission = Admission(LIMITS)
    with admission.slot("a"):
        start = time.monotonic()
        with pytest.raises(StoreBusy) as caught, admission.slot("b"):
            pass
        assert time.monotonic() - start == pytest.approx(0.2, abs=0.1)
        assert caught.value.limit == "patience"
        assert admission.waiting == 0


def test_the_queue_is_limited() -> None:
    admission = Admission(LIMITS)
    with admission.slot("a"), ThreadPoolExecutor(2) as background:
        waiting = [background.submit(_take, admission, name) for name in "bc"]
        time.sleep(0.05)
        with pytest.raises(StoreBusy) as caught, admission.slot("d"):
            pass
        assert caught.value.limit == "waiting"
        assert [type(each.exception()) for each in waiting] == [StoreBusy] * 2


def test_admission_are_given_in_order() -> None:
    admission = Admission(Limits(running=1, waiting=9, patience=5))
    order: list[int] = []

    def take(number: int) -> None:
        with admission.slot(str(number)):
            order.append(number)

    threads = [threading.Thread(target=take, args=(number,)) for number in range(8)]
    with admission.slot("first"):
        for thread in threads:
            thread.start()
            time.sleep(0.01)
    for thread in threads:
        thread.join()
    assert order == list(range(8))


def test_a_long_query_leaves_its_slot_to_others() -> None:
    admission = Admission(LIMITS)
    with admission.slot("a") as first:
        assert first.prolong()
        with admission.slot("b") as second:
            assert second.prolong()
            assert (admission.running, admission.long) == (0, 2)
            with admission.slot("c") as third:
                assert not third.prolong()
                assert (admission.running, admission.long) == (1, 2)
    assert (admission.running, admission.long) == (0, 0)


def test_one_client_has_half_of_the_long_admission() -> None:
    admission = Admission(Limits(running=3, long=2))
    with admission.slot("a") as first, admission.slot("a") as second, admission.slot("b") as other:
        assert first.prolong()
        assert not second.prolong()
        assert other.prolong()


def _take(admission: Admission, client: str) -> None:
    with admission.slot(client):
        pass


def test_who_waits_for_another_counts_as_one_who_waits() -> None:
    admission = Admission(LIMITS)
    with admission.following("a"), admission.following("a"):
        with pytest.raises(StoreBusy) as caught, admission.following("a"):
            pass
        assert caught.value.limit == "per_client"
        with pytest.raises(StoreBusy) as caught, admission.following("b"):
            pass
        assert caught.value.limit == "waiting"
        with admission.slot("b"):
            pass
    with admission.following("b"):
        pass
    assert admission.followers == 0
