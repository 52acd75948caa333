"""The zoo, one bad guest after the other: it is ended, and the operator is told why.

What a desk beside them feels is measured in `end2end/test_plugin_zoo_beside_a_desk.py`.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from console.bench.plugins_zoo import ANIMALS, Animal, after_a_while
from console.plugin_host.guests.states import GuestState
from console.plugin_host.guests.usage import usage
from tests.support.guest_stage import PATIENCE, guest_stage

ROOT = Path(__file__).parents[2]
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


CONSOLE = """
import sys, time
from pathlib import Path
from console.plugin_host.guests.sandbox import Sandbox, look
from console.plugin_host.guests.states import GuestState
from tests.support.guest_stage import GuestStage
from console.bench.plugins_zoo import ANIMALS, QUICK

found = look()
stage = GuestStage(Path(sys.argv[1]), QUICK, found if sys.argv[2] else Sandbox("", found.is_sealed))
never_reads = next(animal for animal in ANIMALS if animal.name == "never reads its input")
stage.start(never_reads.code)
print(stage.until_state(GuestState.WELL).process, flush=True)
time.sleep(1000)
"""


@pytest.mark.parametrize("has_walls", ["yes", ""], ids=["whole", "seal-alone"])
def test_a_console_that_is_killed_leaves_no_guest(has_walls: str, tmp_path: Path) -> None:
    """The guest never looks at its input: it would not notice by itself."""
    words = [sys.executable, "-P", "-c", CONSOLE, str(tmp_path), has_walls]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, cwd=ROOT, stdout=pipe, text=True) as killed:
        assert killed.stdout is not None
        guest = int(killed.stdout.readline())
        killed.kill()
    begun = time.monotonic()
    while is_running(guest) and time.monotonic() - begun < PATIENCE:
        time.sleep(0.01)
    assert not is_running(guest)


def is_running(process: int) -> bool:
    """Whether it lives, and not only waits for somebody to take note of its end."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
