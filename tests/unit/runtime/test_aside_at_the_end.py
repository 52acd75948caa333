"""What runs aside when the program ends (H702)."""

import subprocess
import sys
from pathlib import Path

BEGINNING = """
import sys, threading
from pathlib import Path
from console.runtime import workers
"""


def ended(words: str, *arguments: str) -> int:
    command = [sys.executable, "-P", "-c", BEGINNING + words, *arguments]
    return subprocess.run(command, check=False, timeout=60).returncode


def test_what_is_being_kept_aside_is_kept_before_the_program_ends(tmp_path: Path) -> None:
    words = """
def keep():
    threading.main_thread().join()  # the program has come to its end
    Path(sys.argv[1]).write_text("kept")
workers.run_aside("keep", keep)
"""
    assert ended(words, str(tmp_path / "kept")) == 0
    assert (tmp_path / "kept").read_text() == "kept"


def test_what_hangs_aside_keeps_no_program_from_ending() -> None:
    words = """
workers.LAST = 0.05
workers.run_aside("hang", threading.Event().wait)
"""
    assert ended(words) == 0
