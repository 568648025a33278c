"""Threads that work for clients by pool."""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Callable
from queue import SimpleQueue

Job = Callable[[], None]


class FairThreadPool:
    """A fixed number of threads; others do not wait for all the jobs of one client.

    Of the threads without a job the one that had one last is woken: what it works with is still
    in the caches of the processor.

    Attributes:
        threads: they end after `end`.
    """

    def __init__(self, threads: int) -> None:
        self._jobs: OrderedDict[str, deque[Job]] = OrderedDict()
        self._lock = threading.Lock()
        #: What threads without a job wait for, in C, without part in the work of Python.
        self._bells: list[SimpleQueue[None]] = []
        self._has_ended = False
        self.threads = [
            threading.Thread(target=self._work, name=f"answer-{number}", daemon=True)
            for number in range(threads)
        ]
        for thread in self.threads:
            thread.start()

    def submit(self, client: str, job: Job) -> None:
        """Have a job done when its client is in turn; it must not raise."""
        with self._lock:
            if (jobs := self._jobs.get(client)) is None:
                jobs = self._jobs[client] = deque()
            jobs.append(job)
            bell = self._bells.pop() if self._bells else None
        if bell is not None:
            bell.put(None)

    def waiting(self) -> int:
        """Jobs that no thread has begun."""
        with self._lock:
            return sum(map(len, self._jobs.values()))

    def end(self) -> None:
        """Let the threads end when all jobs are done."""
        with self._lock:
            self._has_ended = True
            bells, self._bells = self._bells, []
        for bell in bells:
            bell.put(None)

    def _work(self) -> None:
        bell: SimpleQueue[None] = SimpleQueue()
        while True:
            with self._lock:
                job = self._next()
                if job is None:
                    if self._has_ended:
                        return
                    self._bells.append(bell)
            if job is None:
                bell.get()
                continue
            job()
            del job

    def _next(self) -> Job | None:
        """The first job of the client that is in turn, if there is any."""
        if not self._jobs:
            return None
        client, jobs = next(iter(self._jobs.items()))
        job = jobs.popleft()
        if jobs:
            self._jobs.move_to_end(client)
        else:
            del self._jobs[client]
        return job
