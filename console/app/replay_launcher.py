"""Opens a replay beside the running console: a program of its own that reads and never writes."""

import subprocess
import sys

from console.app.args import Options


class ReplayLauncher:
    """Starts replays of one seat and ends with the console those that are still open.

    Args:
        options: how the console was started.
        key: the store key; it travels by pipe, never by argv or environment.
    """

    def __init__(self, options: Options, key: bytes) -> None:
        self._options = options
        self._key = key
        self._running: list[subprocess.Popen[str]] = []

    def open(self) -> None:
        """Open one more window of what this seat saw."""
        self._running = [each for each in self._running if each.poll() is None]
        replay = subprocess.Popen(self.command(), stdin=subprocess.PIPE, text=True)
        assert replay.stdin is not None
        replay.stdin.write(self._key.hex() + "\n")
        replay.stdin.close()
        self._running.append(replay)

    def command(self) -> list[str]:
        """Return the command line; the key is not on it."""
        told = self._options
        words = [sys.executable, "-m", "console", "replay", "--data", str(told.data)]
        words += ["--key-stdin", "--theme", told.theme, "--language", told.language]
        return [*words, "--demo"] if told.is_demo else words

    def close(self) -> None:
        """End what is still open."""
        for each in self._running:
            if each.poll() is None:
                each.terminate()
            each.wait()
        self._running.clear()
