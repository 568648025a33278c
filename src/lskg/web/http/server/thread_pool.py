"""Threads that work for clients by pool."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from queue import SimpleQueue

Job = Callable[[], None]


class FairThreadPool:
    """A fixed number of threads; others do not wait for all the jobs of one client."""

    def __init__(self, threads: int) -> None:
        self._jobs: OrderedDict[str, deque[Job]] = OrderedDict()
        self._lock = threading.Lock()
        #: One for each job; what waits in C takes no part in the work of Python.
        self._tokens: SimpleQueue[bool] = SimpleQueue()
        self._threads = [
            threading.Thread(target=self._work, name=f"answer-{number}", daemon=True)
            for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def submit(self, client: str, job: Job) -> None:
        """Have a job done when its client is in turn; it must not raise."""
        with self._lock:
            if (jobs := self._jobs.get(client)) is None:
                jobs = self._jobs[client] = deque()
            jobs.append(job)
        self._tokens.put(True)

    def waiting(self) -> int:
        """Jobs that no thread has begun."""
        with self._lock:
            return sum(map(len, self._jobs.values()))

    def end(self) -> None:
        """Begin no more jobs; the threads end when theirs are done."""
        for _ in self._threads:
            self._tokens.put(False)

    def _work(self) -> None:
        while self._tokens.get():
            with self._lock:
                client, jobs = next(iter(self._jobs.items()))
                job = jobs.popleft()
                if jobs:
                    self._jobs.move_to_end(client)
                else:
                    del self._jobs[client]
            job()
            del job
