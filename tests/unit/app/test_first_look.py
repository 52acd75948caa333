"""Where Qt would abort, a sentence is said that names what is missing."""

import subprocess
import sys

from console.app import first_look


def missing_library(file: str) -> object:
    raise OSError("libGL.so.1: cannot open shared object file: No such file or directory")


def test_a_library_of_the_system_is_named() -> None:
    zh, en = first_look.look({"DISPLAY": ":0"}, missing_library) or ("", "")
    assert "libGL.so.1" in zh and "libGL.so.1" in en and "系统包" in zh


def test_without_a_display_it_is_said_and_nothing_aborts() -> None:
    for display, words in (({}, "没有图形显示"), ({"DISPLAY": ":4711"}, ":4711 连不上")):
        done = subprocess.run(
            [sys.executable, "-P", "-m", "console", "console"],
            env={"PATH": "/usr/bin:/bin", "PYTHONPATH": ":".join(sys.path), **display},
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )
        assert done.returncode == first_look.NOT_FIT, done.stderr
        assert words in done.stderr and "Traceback" not in done.stderr


def test_other_platforms_are_left_to_qt() -> None:
    assert first_look.look({"QT_QPA_PLATFORM": "offscreen"}, missing_library) is None
