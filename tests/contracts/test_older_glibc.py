"""What lets a library of a newer system be loaded by the glibc of Kylin V10 and UOS 20."""

import ctypes
import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

LINUX = Path(__file__).resolve().parents[2] / "packaging/linux"
MOST = (2, 28)
POWER = """#include <math.h>
#include <stdlib.h>
double power(double x, double y) { return labs(1) * pow(x, y); }"""
NEWER = "#include <unistd.h>\nint who(void) { return gettid(); }"


@pytest.fixture(scope="module")
def older() -> ModuleType:
    places = [str(LINUX), str(LINUX.parent)]
    sys.path[:0] = places
    try:
        yield importlib.import_module("older_glibc")
    finally:
        for place in places:
            sys.path.remove(place)


def library(folder: Path, text: str) -> Path:
    source, made = folder / "source.c", folder / "made.so"
    source.write_text("#define _GNU_SOURCE\n" + text)
    command = ["gcc", "-O0", "-fno-builtin", "-shared", "-fPIC", source, "-o", made, "-lm"]
    subprocess.run(command, check=True)
    return made


def test_h686_a_function_that_is_older_under_another_version_is_taken_from_there(
    older: ModuleType, tmp_path: Path
) -> None:
    made = library(tmp_path, POWER)
    assert older.versions([made])[made] > MOST
    older.lower([made], MOST)
    assert older.versions([made])[made] <= MOST
    power = ctypes.CDLL(str(made)).power
    power.argtypes, power.restype = (ctypes.c_double, ctypes.c_double), ctypes.c_double
    assert power(2.0, 10.0) == 1024.0


def test_h686_a_function_that_is_nowhere_in_the_older_one_stops_the_build(
    older: ModuleType, tmp_path: Path
) -> None:
    made = library(tmp_path, NEWER)
    before = made.read_bytes()
    with pytest.raises(older.NotMade, match=r"made\.so asks for gettid"):
        older.lower([made], MOST)
    assert made.read_bytes() == before


def test_what_asks_for_nothing_new_is_left_as_it_is(older: ModuleType, tmp_path: Path) -> None:
    made = library(tmp_path, "int two(void) { return 2; }")
    before = made.read_bytes()
    older.lower([made], MOST)
    assert made.read_bytes() == before
