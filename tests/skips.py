"""The gate of skipped tests: each must be on the list of its machine, which holds no other."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

LIST = Path(__file__).with_name("skips.txt")
#: The machine that `.ci/run` makes itself, so that every line for it must count.
BARE = "bare"


def listed(machine: str) -> list[str]:
    """The words of reasons for which tests may be skipped on a machine."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [words for machines, words, _ in rows if machine in machines.split(", ")]


@dataclass(eq=False)
class SkipGate:
    """A plugin that fails a run for a skip that is not listed, or a line that nothing needs."""

    machine: str
    reasons: set[str] = field(default_factory=set)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep the reason of a test that was skipped."""
        self._keep(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Keep the reason of a module that was skipped."""
        self._keep(report)

    def _keep(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            assert isinstance(report.longrepr, tuple)
            self.reasons.add(report.longrepr[2].removeprefix("Skipped: "))

    def faults(self) -> list[str]:
        """What is wrong with the skips of a run."""
        words = listed(self.machine)
        unknown = [each for each in self.reasons if not any(word in each for word in words)]
        faults = [f"skipped without a line in {LIST.name}: {each}" for each in sorted(unknown)]
        if self.machine == BARE:
            unused = [word for word in words if not any(word in each for each in self.reasons)]
            faults += [f"a line in {LIST.name} that no skip needs: {word}" for word in unused]
        return faults

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail the run."""
        if self.faults():
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say why."""
        for fault in self.faults():
            terminalreporter.write_line(f"FAILED {fault}", red=True)
