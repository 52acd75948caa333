"""Runs of the suite at the same time, of which what measures time has the machine for itself.

All hold one file in common while they do their other tests. Whoever comes to the tests marked
`alone` waits until it can have the file for itself: the others have ended then, or wait too. What
takes every core and lets others go first (`every_core`) comes just before these.
The kernel lets go of a run that dies.
"""

import fcntl
import signal
from pathlib import Path

import pytest

FAILED = ".failed"
"""What the file is called, after the held one's name and the run's own, that says which tests
failed: they are looked at once more (decision 137)."""

HELD = pytest.StashKey["Held"]()


class Held:
    """The file both runs hold, and what failed in this one.

    Args:
        path: of the file.
        name: of this run.
    """

    def __init__(self, path: Path, name: str) -> None:
        self._file = path.open("a")
        self._is_alone = False
        self._failed = dict[str, None]()
        self._told = path.with_name(f"{name}{FAILED}")
        fcntl.flock(self._file, fcntl.LOCK_SH)

    def be_alone(self) -> None:
        """Return once no other run is at its tests, and keep it so to the end."""
        if not self._is_alone:
            fcntl.flock(self._file, fcntl.LOCK_EX)
            self._is_alone = True

    def note(self, test: str) -> None:
        """A test has failed."""
        self._failed[test] = None

    def close(self) -> None:
        """Say what failed, a test a line, and let the other run have the machine."""
        self._told.write_text("".join(f"{test}\n" for test in self._failed), "utf-8")
        self._file.close()


def begin(config: pytest.Config) -> None:
    """Hold the file; told to end, end as by Ctrl+C, so that no hub of a test is left running."""
    beside = config.getoption("--beside")
    if beside:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        config.stash[HELD] = Held(Path(beside), config.getoption("--named"))


def order(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put what wants to be alone last, and before it what takes every core."""
    if HELD in config.stash:
        items.sort(key=lambda item: (_is_alone(item), _takes_every_core(item)))


def take_turn(item: pytest.Item) -> None:
    """Wait if this test wants to be alone."""
    held = item.config.stash.get(HELD, None)
    if held is not None and _is_alone(item):
        held.be_alone()


def note(config: pytest.Config, report: pytest.TestReport) -> None:
    """Remember a test that failed, or could not begin or end."""
    if report.failed and HELD in config.stash:
        config.stash[HELD].note(report.nodeid)


def end(config: pytest.Config) -> None:
    """Let go of the file."""
    if HELD in config.stash:
        config.stash[HELD].close()


def _is_alone(item: pytest.Item) -> bool:
    return item.get_closest_marker("alone") is not None


def _takes_every_core(item: pytest.Item) -> bool:
    return item.get_closest_marker("every_core") is not None
