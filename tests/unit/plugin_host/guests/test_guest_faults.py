"""What a guest does wrong is said in the duty room's words, with a number for the phone."""

import inspect
from collections.abc import Iterator

import pytest

from console.plugin_api.fault import PluginFault
from console.plugin_host.guests import faults
from console.settings.error_book import error_book

GIVEN = {"file": "main.py", "status": 1, "last": "KeyError: 'level'", "why": "没有文件"}
LIES = dict.fromkeys(("zh", "en", "place"), "水位")


def every_fault() -> Iterator[PluginFault]:
    for name, make in inspect.getmembers(faults, inspect.isfunction):
        if not name.startswith("_") and name != "tidy":
            needed = inspect.signature(make).parameters
            yield make(**{each: (GIVEN | LIES).get(each, 3) for each in needed})


@pytest.mark.parametrize("fault", list(every_fault()), ids=lambda fault: fault.code)
def test_each_fault_has_a_number_and_says_what_to_do(fault: PluginFault) -> None:
    assert fault.code in error_book()
    assert fault.what.zh and fault.what.en and fault.do.zh and fault.do.en


def test_foreign_words_become_one_short_line() -> None:
    hostile = "\x1b[31m坏\u202e" + "了\n" + "长" * 1000
    assert faults.tidy(hostile).startswith("[31m坏 了 长")
    assert len(faults.tidy(hostile)) == 160
    assert faults.tidy(hostile).isprintable()


@pytest.mark.parametrize("status", [-11, 139], ids=["bare", "in-bubblewrap"])
def test_a_signal_is_called_a_signal_whatever_held_the_guest(status: int) -> None:
    assert faults.crashed("main.py", status, "").what.zh == "程序出错退出（信号 11）"
