"""`./hall` on machines that are not this one: what it says, and with which status it ends."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = (
    "bash", "cat", "dirname", "env", "flock", "grep", "head", "id", "mkdir", "printf", "readlink",
    "rm", "sh", "sha256sum", "stat", "tail", "touch",
)  # fmt: skip
NOBODY = 65534


class Machine:
    """A folder with the script, and a PATH with nothing on it but what the test puts there."""

    def __init__(self, place: Path) -> None:
        self.root, self.bin = place / "hall of 云汀", place / "bin"
        (self.root / "packaging").mkdir(parents=True)
        self.bin.mkdir()
        shutil.copy2(ROOT / "hall", self.root / "hall")
        for lock in (ROOT / "packaging").glob("lock*.txt"):
            shutil.copy2(lock, self.root / "packaging")
        for name in TOOLS:
            found = shutil.which(name)
            assert found is not None, name
            (self.bin / name).symlink_to(found)

    def put(self, name: str, script: str) -> Path:
        """Put a program on the PATH."""
        return self._script(self.bin / name, script)

    def set_up(self, name: str = ".venv", locks: str = "lock.txt lock-dev.txt") -> None:
        """Be as after a whole set-up: a .venv with its stamps, whose Python is this one."""
        venv = self.root / name
        (venv / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
        (venv / "bin").mkdir()
        (venv / "hall").mkdir()
        words = f'PYTHONPATH="{ROOT}" exec "{sys.executable}" "$@"'
        self._script(venv / "bin" / "python", words)
        text = (ROOT / "hall").read_text("utf-8").removesuffix('main "$@"\n')
        functions = self.root / "functions"
        functions.write_text(text, "utf-8")
        stamp = 'python_state "$lock" >"$stamps/$lock"'
        state = f'source "$1"; use_venv {name}; for lock in {locks}; do {stamp}; done'
        subprocess.run(
            ["bash", "-c", state, "bash", functions], check=True, env=self._environment()
        )

    def run(
        self, *words: str, cwd: Path | None = None, hall: Path | None = None, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run it as somebody who may not install."""
        as_nobody = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        prefix = [] if environment.pop("as_root", "") or os.geteuid() else as_nobody
        if prefix:
            prefix[0] = str(shutil.which("setpriv"))
        return subprocess.run(
            [*prefix, str(hall or self.root / "hall"), *words],
            cwd=cwd or self.root.parent,
            env={**self._environment(), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    def _environment(self) -> dict[str, str]:
        return {"PATH": str(self.bin), "HOME": str(self.root), "LC_ALL": "C.UTF-8"}

    @staticmethod
    def _script(path: Path, script: str) -> Path:
        path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        path.chmod(0o755)
        return path


@pytest.fixture
def machine() -> Iterator[Machine]:
    """A machine whose folders the one who runs `hall` may write to."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        machine = Machine(Path(place))
        if os.geteuid() == 0:
            for path in (machine.root, *machine.root.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        yield machine


def without_packages(machine: Machine) -> None:
    """Be a Debian that has a good Python and none of the system packages."""
    machine.put("dpkg-query", "exit 1")
    machine.put("apt-cache", 'echo "  Candidate: 1.0"')
    machine.put("python3", 'case "$2" in *executable*) echo "$0" ;; esac; exit 0')


def test_without_the_right_to_install_it_prints_the_exact_command(machine: Machine) -> None:
    without_packages(machine)
    machine.put("sudo", "exit 1")
    done = machine.run("doctor")
    assert done.returncode == 3, done.stderr
    (command,) = [line for line in done.stderr.splitlines() if "apt-get" in line]
    words = command.removeprefix("hall:").split()
    assert words[:3] == ["sudo", "apt-get", "update"]
    install = words[words.index("&&") + 1 :]
    assert install[:5] == ["sudo", "apt-get", "install", "-y", "--no-install-recommends"]
    assert {"libgl1", "libegl1", "fonts-noto-cjk", "libvlc5", "xvfb", "ffmpeg"} <= set(install)
    assert not any("|" in word for word in install), "of two names the one that exists here"
    assert "may not install" in done.stderr
    assert not (machine.root / ".venv").exists(), "nothing is half done"


def test_without_sudo_it_prints_a_command_for_su(machine: Machine) -> None:
    without_packages(machine)
    done = machine.run("doctor")
    assert done.returncode == 3, done.stderr
    assert "su -c 'apt-get update && apt-get install -y" in done.stderr


def test_only_what_is_missing_is_named(machine: Machine) -> None:
    without_packages(machine)
    every = [word for word in _packages() if word != "xvfb"]
    told = " ".join(f"installed:{word.split('|')[-1]}" for word in every)
    machine.put("dpkg-query", f'printf "%s " {told}')
    done = machine.run("doctor")
    assert done.returncode == 3, done.stderr
    assert "apt-get install -y --no-install-recommends xvfb'" in done.stderr


def test_the_tests_run_on_the_older_qt_in_an_environment_of_its_own(machine: Machine) -> None:
    machine.set_up(".venv-domestic", "lock-domestic.txt lock-domestic-dev.txt")
    Machine._script(machine.root / ".venv-domestic/bin/python", 'echo "$0 $*"')
    done = machine.run("test", "--domestic", "tests/gui", HALL_NO_SYSTEM="1")
    started = ".venv-domestic/bin/python -P -m pytest --domestic tests/gui\n"
    assert done.stdout.endswith(started), done.stderr


def test_a_compiler_is_asked_for_by_the_tests_and_not_on_a_desk(machine: Machine) -> None:
    without_packages(machine)
    machine.put("sudo", "exit 1")
    for words, is_asked in (
        (("doctor",), False),
        (("bench", "wall"), False),
        (("bench", "faults", "--power"), True),
        (("test",), True),
    ):
        done = machine.run(*words)
        assert done.returncode == 3, done.stderr
        assert ("gcc libc6-dev" in done.stderr) == is_asked, words


@pytest.mark.parametrize(
    ("words", "display", "is_asked"),
    [((), "", True), (("tour",), "", True), (("doctor",), "", False), ((), ":0", False)],
)
def test_a_sound_server_is_welcome_where_nobody_sits_and_its_absence_stops_nothing(
    machine: Machine, words: tuple[str, ...], display: str, is_asked: bool
) -> None:
    """On a desk it would push aside the desktop's own sound."""
    without_packages(machine)
    machine.put("sudo", '[ "$1" = -n ] || exec "$@"')
    machine.put("find", "exit 0")
    asked = machine.root / "asked"
    machine.put("apt-get", f'echo "$*" >>"{asked}"; case "$*" in *pulseaudio*) exit 1 ;; esac')
    done = machine.run(*words, DISPLAY=display)
    assert ("pulseaudio" in asked.read_text("utf-8")) == is_asked
    assert "Python environment" in done.stderr, "it went on to the next step"


def _packages() -> list[str]:
    text = (ROOT / "hall").read_text("utf-8")
    block = text.partition("system_packages=(")[2].partition("\n)")[0]
    lines = [line for line in block.splitlines() if not line.strip().startswith("#")]
    return " ".join(lines).replace("'", "").split()


def test_a_python_that_is_too_old_is_named(machine: Machine) -> None:
    old = machine.put(
        "python3.9", 'case "$1" in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac'
    )
    machine.put("python3", "exit 1")
    done = machine.run("doctor", HALL_PYTHON=str(old), HALL_NO_SYSTEM="1")
    assert done.returncode == 3
    assert "Python 3.11 or newer is needed; this machine has Python 3.9.2" in done.stderr


def test_help_needs_nothing(machine: Machine) -> None:
    done = machine.run("--help")
    assert done.returncode == 0
    for word in ("console", "hub", "demo", "tour", "doctor", "test", "bench"):
        assert f"./hall {word}" in done.stdout


def test_an_unknown_word_ends_with_two_and_names_the_words(machine: Machine) -> None:
    machine.set_up()
    done = machine.run("nonsense", as_root="1", HALL_NO_SYSTEM="1")
    assert done.returncode == 2, done.stderr
    assert "no such word: nonsense" in done.stderr
    for word in ("console", "hub", "demo", "tour", "doctor", "bench"):
        assert word in done.stderr


def test_it_works_through_a_symlink_and_from_another_folder(machine: Machine) -> None:
    machine.set_up()
    link = machine.bin / "command hall"
    link.symlink_to(machine.root / "hall")
    done = machine.run("nonsense", hall=link, cwd=Path("/"), as_root="1", HALL_NO_SYSTEM="1")
    assert done.returncode == 2, done.stderr
    assert "no such word: nonsense" in done.stderr


def test_a_second_start_sets_nothing_up_and_hands_words_on_as_they_are(machine: Machine) -> None:
    machine.set_up()
    done = machine.run("hub", "token", "--help", as_root="1", HALL_NO_SYSTEM="1")
    assert done.returncode == 0, done.stderr
    assert "hub token" in done.stdout
    assert "hall:" not in done.stderr


@pytest.mark.parametrize("failing", ["", "ignore", "named windows", "named evenings"])
def test_the_whole_suite_is_three_runs_that_leave_nothing_out_and_all_must_pass(
    machine: Machine, failing: str
) -> None:
    machine.set_up()
    (machine.bin / "mktemp").symlink_to(str(shutil.which("mktemp")))
    machine.put("nproc", "echo 2")
    told = machine.root / "told"
    words = f'echo "$*" >>"{told}"; case "$*" in *"{failing or "nothing"}"*) exit 1 ;; esac'
    machine._script(machine.root / ".venv" / "bin" / "python", words)
    done = machine.run("test", as_root="1", HALL_NO_SYSTEM="1")
    runs = [line.partition("--beside ")[2].split(" ", 1) for line in told.read_text().splitlines()]
    told_of = {words.split()[1]: set(words.split()[2:]) for _, words in runs}
    assert told_of == {
        "windows": {"tests/gui", "tests/flows"},
        "evenings": {"tests/end2end"},
        "rest": {f"--ignore=tests/{each}" for each in ("gui", "flows", "end2end")},
    }
    assert len({file for file, _ in runs}) == 1, "they hold one file"
    assert done.returncode == (1 if failing else 0), done.stderr


@pytest.mark.parametrize(("failed", "again", "ends"), [(1, 0, 0), (1, 1, 1), (7, 0, 1)])
def test_what_failed_beside_other_runs_is_looked_at_once_more_and_named(
    machine: Machine, failed: int, again: int, ends: int
) -> None:
    """Decision 137: it counts when it fails twice, and many are not looked at again."""
    machine.set_up()
    (machine.bin / "mktemp").symlink_to(str(shutil.which("mktemp")))
    machine.put("nproc", "echo 2")
    names = "".join(f"t.py::test_{at}[a b]\\n" for at in range(failed))
    rest = f'printf "{names}" >"${{5%held}}rest.failed"; exit 1'
    words = f'case "$*" in *--named\\ rest*) {rest} ;; *t.py*) exit {again} ;; esac'
    machine._script(machine.root / ".venv" / "bin" / "python", words)
    done = machine.run("test", as_root="1", HALL_NO_SYSTEM="1")
    assert done.returncode == ends, done.stderr
    assert ("UNSTEADY: t.py::test_0[a b] passed" in done.stderr) == (ends == 0)


@pytest.mark.parametrize(("words", "cores"), [(("-k", "outbox"), 2), ((), 1)])
def test_what_is_chosen_and_what_has_one_core_is_one_run(
    machine: Machine, words: tuple[str, ...], cores: int
) -> None:
    machine.set_up()
    machine.put("nproc", f"echo {cores}")
    machine._script(machine.root / ".venv" / "bin" / "python", 'echo "$*"')
    done = machine.run("test", *words, as_root="1", HALL_NO_SYSTEM="1")
    assert done.stdout.split() == ["-P", "-m", "pytest", *words], done.stderr


def test_a_set_up_that_was_cut_off_is_never_started(machine: Machine) -> None:
    """H59: what has come so far would start, and fail in the middle of a shift."""
    machine.set_up()
    (machine.root / ".venv" / "half-made").touch()
    machine.put("python3", "exit 1")
    told = machine.root / "told"
    machine._script(machine.root / ".venv" / "bin" / "python", f'echo "$*" >>"{told}"; exit 7')
    done = machine.run("hub", "token", "--help", as_root="1", HALL_NO_SYSTEM="1")
    assert done.returncode not in (0, 7), done.stderr
    assert "python3" in done.stderr, "it wants to make the environment anew"
    assert not told.exists(), "nothing of the half one was run"


def test_a_lock_that_changed_is_no_longer_ready(machine: Machine) -> None:
    machine.set_up()
    machine.put("python3", "exit 1")
    lock = machine.root / "packaging" / "lock.txt"
    lock.write_text(lock.read_text("utf-8") + "# another\n", "utf-8")
    words = (
        f'case "$*" in *pip*) exit 7 ;; *) PYTHONPATH="{ROOT}" exec "{sys.executable}" "$@" ;; esac'
    )
    machine._script(machine.root / ".venv" / "bin" / "python", words)
    done = machine.run("nonsense", as_root="1", HALL_NO_SYSTEM="1")
    assert done.returncode != 2, "it went on with old packages"
    assert "hall:" in done.stderr
