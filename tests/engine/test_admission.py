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

LATE = "lskg.engine.admission._LATE"


@pytest.fixture(autouse=True)
def nobody_is_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine, too, who came first goes first."""
    monkeypatch.setattr(LATE, 60.0)


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


def _in_order(admission: Admission, clients: str) -> str:
    """The order in which clients that come one after another get the only slot."""
    order: list[str] = []

    def take(client: str) -> None:
        with admission.slot(client):
            order.append(client)

    threads = [threading.Thread(target=take, args=(client,)) for client in clients]
    with admission.slot("first"):
        for thread in threads:
            thread.start()
            time.sleep(0.02)
    for thread in threads:
        thread.join()
    return "".join(order)


def test_who_had_less_of_late_goes_first() -> None:
    admission = Admission(Limits(running=1, waiting=9, patience=5))
    for client, seconds in (("a", 0.5), ("b", 0.15), ("c", 0.01)):
        with admission.slot(client):
            time.sleep(seconds)
    assert _in_order(admission, "abcd") == "cdba"


def test_who_asks_often_and_briefly_waits_for_no_newcomers() -> None:
    admission = Admission(Limits(running=1, waiting=9, patience=5))
    for _ in range(400):
        with admission.slot("a"):
            time.sleep(0.001)
    with admission.slot("b"):
        time.sleep(0.4)
    assert _in_order(admission, "bac") == "acb"
    assert _in_order(admission, "aac") == "aca"


def test_what_a_client_had_is_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lskg.engine.admission._HALF_LIFE", 0.1)
    admission = Admission(Limits(running=1, waiting=9, patience=5))
    for client, seconds in (("a", 0.4), ("b", 0.3)):
        with admission.slot(client):
            time.sleep(seconds)
        time.sleep(0.5 if client == "a" else 0.0)
    assert _in_order(admission, "ba")[0] == "a"


def test_a_second_request_waits_for_the_first_ones_of_others() -> None:
    admission = Admission(Limits(running=1, waiting=9, patience=5))
    assert _in_order(admission, "aabbc") == "abcab"


def test_where_the_queue_is_full_who_would_be_last_goes() -> None:
    admission = Admission(Limits(running=1, waiting=2, patience=5))
    with admission.slot("greedy"):
        time.sleep(0.15)
    with ThreadPoolExecutor(3) as background, admission.slot("first"):
        greedy = background.submit(_take, admission, "greedy")
        time.sleep(0.05)
        others = [background.submit(_take, admission, name) for name in "ab"]
        time.sleep(0.05)
        caught = greedy.exception(1.0)
        assert isinstance(caught, StoreBusy)
        assert caught.limit == "waiting"
        assert admission.waiting == 2
    assert [each.exception() for each in others] == [None, None]


def test_a_slot_that_is_paused_is_for_others() -> None:
    admission = Admission(Limits(running=1, waiting=0, patience=0.1))
    with admission.slot("a") as slot:
        with slot.paused(), admission.slot("b"):
            assert admission.running == 1
        assert admission.running == 1
        with pytest.raises(StoreBusy), admission.slot("b"):
            pass
    assert admission.running == 0


def test_a_slot_that_cannot_be_had_again_is_not_given_back_twice() -> None:
    admission = Admission(Limits(running=1, waiting=9, patience=0.1))
    other = admission.slot("b")
    with pytest.raises(StoreBusy) as caught, admission.slot("a") as slot, slot.paused():
        other.__enter__()
    assert caught.value.limit == "patience"
    assert admission.running == 1
    other.__exit__(None, None, None)
    assert (admission.running, admission.waiting) == (0, 0)


def test_the_more_wait_the_sooner_a_query_is_long() -> None:
    admission = Admission(Limits(running=1, waiting=64, patience=0.3))
    assert admission.quick_seconds == 1.0
    with admission.slot("a"), ThreadPoolExecutor(30) as background:
        waiting = [background.submit(_take, admission, str(each)) for each in range(30)]
        time.sleep(0.1)
        assert admission.quick_seconds == 0.05
        assert all(each.exception() for each in waiting)


def test_only_so_many_clients_are_known() -> None:
    admission = Admission(Limits())
    for number in range(10_000):
        with admission.slot(str(number)):
            pass
    assert len(admission._uses) <= 4096


def test_where_some_wait_long_who_comes_by_does_not_wait_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(LATE, 0.25)
    admission = Admission(Limits(running=1, waiting=64, patience=5))
    order: list[str] = []

    def take(client: str) -> None:
        with admission.slot(client):
            order.append(client)

    with ThreadPoolExecutor(9) as background, admission.slot("first"):
        for number in range(8):
            background.submit(take, str(number))
        time.sleep(0.5)
        background.submit(take, "late").add_done_callback(lambda _: None)
        time.sleep(0.05)
    assert order[0] == "late"


def test_what_is_like_a_long_query_waits_for_others() -> None:
    admission = Admission(Limits(running=1, long=1, waiting=9, patience=5))
    order: list[str] = []

    def take(client: str, kind: str) -> None:
        with admission.slot(client, lambda: kind):
            order.append(client)

    with admission.slot("first", lambda: "runaway") as first:
        assert first.prolong()
    with ThreadPoolExecutor(4) as background, admission.slot("second"):
        for client, kind in (("a", "runaway"), ("b", "runaway"), ("c", "quick"), ("d", "")):
            background.submit(take, client, kind)
            time.sleep(0.02)
    assert order == ["c", "d", "a", "b"]


def test_of_those_who_took_the_same_what_looks_short_goes_first() -> None:
    admission = Admission(Limits(running=1, waiting=9, patience=5))
    order: list[str] = []

    def take(client: str, looks_short: bool) -> None:
        with admission.slot(client, is_narrow=lambda: looks_short):
            order.append(client)

    with ThreadPoolExecutor(4) as background, admission.slot("first"):
        for client, looks_short in (("a", False), ("b", False), ("c", True), ("d", True)):
            background.submit(take, client, looks_short)
            time.sleep(0.02)
    assert order == ["c", "d", "a", "b"]


def test_who_waited_for_a_process_has_not_had_that_time() -> None:
    admission = Admission(Limits(running=1, waiting=9, patience=5))
    with admission.slot("waited") as slot:
        time.sleep(0.3)
        slot.restart()
    with admission.slot("took"):
        time.sleep(0.15)
    order: list[str] = []

    def take(client: str) -> None:
        with admission.slot(client):
            order.append(client)

    with ThreadPoolExecutor(2) as background, admission.slot("first"):
        for client in ("took", "waited"):
            background.submit(take, client)
            time.sleep(0.02)
    assert order == ["waited", "took"]
