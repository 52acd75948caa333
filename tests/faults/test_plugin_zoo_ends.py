"""The zoo, one bad guest after the other: it is ended, and the operator is told why.

What a desk beside them feels is measured in `end2end/test_plugin_zoo_beside_a_desk.py`.
"""

import os
import signal
from pathlib import Path

import pytest

from console.bench.plugins_zoo import ANIMALS, Animal, after_a_while
from console.plugin_host.guests.states import GuestState
from console.plugin_host.guests.usage import usage
from tests.support.guest_stage import guest_stage

BEFORE_THEY_FALL = {
    "hangs", "sleeps for ever", "closes its output", "dies by a signal", "leaks memory",
    "floods its log",
}  # fmt: skip


@pytest.mark.parametrize("animal", ANIMALS, ids=lambda animal: animal.name.replace(" ", "-"))
def test_it_is_ended_and_told_and_the_page_keeps_its_data(animal: Animal, tmp_path: Path) -> None:
    with guest_stage(tmp_path, animal.limits) as stage:
        stage.start(animal.code, guest=animal.guest)
        fault = stage.until_fault(animal.told)
        said = stage.history[-1]
        assert said.state in (GuestState.RESTARTING, GuestState.QUARANTINED)
        assert fault.said().endswith("本页保留最后一次数据；请联系主管单位")
        if animal.name in BEFORE_THEY_FALL:
            stage.until(lambda: stage.book.sets["zoo", "gauges"].fault == fault)
            kept = stage.book.sets["zoo", "gauges"]
            assert kept.rows == ({"name": "外滩", "level": 3.12},) and kept.as_of is not None
        processes = [health.process for health in stage.history if health.process]
    assert [each for each in processes if usage(each)] == [], "no process is left"


def test_it_is_first_said_that_it_does_not_answer(tmp_path: Path) -> None:
    with guest_stage(tmp_path) as stage:
        stage.start(after_a_while("while True: pass"))
        assert stage.until_fault("plugin_slow").what.zh == "0.3 秒没有应答"
        assert stage.until_fault("plugin_hung").what.zh == "1 秒没有应答，已强制结束"
        assert GuestState.SLOW in stage.states()


def test_one_that_was_stopped_from_outside_is_started_again(tmp_path: Path) -> None:
    with guest_stage(tmp_path) as stage:
        stage.start(after_a_while("pass"))
        stage.until_rows(1)
        first = stage.until_state(GuestState.WELL).process
        os.killpg(first, signal.SIGSTOP)
        stage.until_fault("plugin_hung")
        stage.until(lambda: stage.history[-1].state is GuestState.WELL)
        assert stage.history[-1].process != first
        assert stage.history[-1].fault is None


def test_one_that_does_not_obey_is_ended_with_the_console(tmp_path: Path) -> None:
    deaf = "import signal\nsignal.signal(15, signal.SIG_IGN)\nwhile True: time.sleep(1)"
    with guest_stage(tmp_path) as stage:
        stage.start("import time\n" + after_a_while(deaf))
        stage.until_rows(1)
        process = stage.until_state(GuestState.WELL).process
    assert usage(process) is None


def test_what_it_says_of_its_end_reaches_the_operator_as_one_line(tmp_path: Path) -> None:
    with guest_stage(tmp_path) as stage:
        stage.start("raise ValueError('\\x1b[31m水位\\n表\\u202e' + '长' * 5000)")
        zh = stage.until_fault("plugin_crashed").what.zh
        assert zh.startswith("程序出错退出（") and zh.isprintable() and len(zh) < 200
