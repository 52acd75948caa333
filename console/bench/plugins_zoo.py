"""The zoo of bad guests: what each does, and the number of what the operator is told.

Each is a whole `main.py`. Those that first behave have said `ready`; the others have said nothing.
"""

from dataclasses import dataclass, replace

from console.plugin_api.manifest import Guest
from console.plugin_host.guests.limits import Limits

QUICK = Limits(
    slow_after=0.3,
    hung_after=1.0,
    restart_after=(0.05, 0.1),
    start_within=8.0,
    ping_every=0.1,
    stop_within=0.5,
    watch_every=0.1,
    flood_for=0.5,
)
"""The product's limits with its waits cut short."""

ANSWERS_ASIDE = """
import json, os, sys, threading
from datetime import datetime, timezone
out = sys.stdout.buffer
lock = threading.Lock()

def say(**fields):
    with lock:
        out.write(json.dumps(fields).encode() + b"\\n")
        out.flush()

def answer():
    for line in sys.stdin.buffer:
        message = json.loads(line)
        if message["say"] == "ping":
            say(say="pong", number=message["number"])

say(say="ready", version="1.0.0")
threading.Thread(target=answer, daemon=True).start()
now = datetime.now(timezone.utc).isoformat()
"""
"""A guest that answers pings from a thread, so that nothing else it does makes it hang."""


def after_a_while(does: str) -> str:
    """Return a guest that tells its data, answers once, then does something."""
    lines = "\n".join(f"    {line}" for line in does.strip().splitlines())
    return f"""
from hall_guest import Guest
guest = Guest("1.0.0")
done = []

@guest.every(0.1)
def work():
    if not done:
        guest.data("gauges", [{{"name": "外滩", "level": 3.12}}])
        done.append(1)
        return
{lines}

guest.run()
"""


@dataclass(frozen=True)
class Animal:
    """A bad guest.

    Attributes:
        name: what it does.
        code: its program.
        told: code of the fault the operator is told; empty when the kernel alone stops it.
        limits: waits cut short for it.
        memory_mb: what it may have.
    """

    name: str
    code: str
    told: str = ""
    limits: Limits = QUICK
    memory_mb: int = 64

    @property
    def guest(self) -> Guest:
        """What its manifest says of it."""
        return Guest(entry="main.py", memory_mb=self.memory_mb, is_always_on=True)


SHORT_START = replace(QUICK, start_within=1.0)
ANIMALS = (
    Animal("crashes at import", "import no_such_wheel", "plugin_crashed"),
    Animal("ends at once", "", "plugin_crashed"),
    Animal("hangs at import", "while True: pass", "plugin_hung", SHORT_START),
    Animal("hangs", after_a_while("while True: pass"), "plugin_hung"),
    Animal("sleeps for ever", after_a_while("import time; time.sleep(1e6)"), "plugin_hung"),
    Animal("closes its output", after_a_while("import os; os.close(1)"), "plugin_crashed"),
    Animal("dies by a signal", after_a_while("import os; os.abort()"), "plugin_crashed"),
    Animal(
        "floods with lines",
        ANSWERS_ASIDE
        + 'rows = [{"name": "外滩", "level": 1}]\n'
        + 'while True: say(say="data", set="gauges", rows=rows, as_of=now)\n',
        "plugin_flooding",
    ),
    Animal(
        "floods with bytes",
        ANSWERS_ASIDE
        + 'rows = [{"name": str(n), "level": n} for n in range(9000)]\n'
        + 'while True: say(say="data", set="gauges", rows=rows, as_of=now)\n',
        "plugin_flooding",
    ),
    Animal(
        "floods its log",
        after_a_while("import sys\nwhile True: sys.stderr.write('x' * 900 + chr(10))"),
        "plugin_hung",
    ),
    Animal(
        "floods with calls",
        ANSWERS_ASIDE + 'while True: say(say="call", number=1, what="alerts.read", args={})\n',
        "plugin_flooding",
    ),
    Animal(
        "sends a line of 100 MB",
        ANSWERS_ASIDE + "for _ in range(100): out.write(b'x' * 1_000_000)\n",
        "plugin_line_too_long",
    ),
    Animal(
        "sends rubbish",
        ANSWERS_ASIDE + "while True: out.write(os.urandom(2000) + b'\\n')\n",
        "plugin_not_understood",
    ),
    Animal(
        "sends brackets without end",
        ANSWERS_ASIDE + "while True: out.write(b'[' * 500_000 + b'\\n')\n",
        "plugin_flooding",
    ),
    Animal(
        "lies",
        ANSWERS_ASIDE + 'while True: say(say="data", set="secrets", rows=[], as_of=now)\n',
        "plugin_not_understood",
    ),
    Animal(
        "leaks memory",
        after_a_while("kept = []\nwhile True: kept.append(bytearray(1_000_000))"),
        "plugin_memory",
    ),
    Animal(
        "leaks shared memory",
        ANSWERS_ASIDE
        + "import mmap, time\n"
        + "kept = []\n"
        + "while True:\n"
        + "    kept.append(mmap.mmap(-1, 5_000_000))\n"
        + "    kept[-1].write(b'x' * 5_000_000)\n"
        + "    time.sleep(0.01)\n",
        "plugin_memory",
    ),
    Animal(
        "burns the processor",
        ANSWERS_ASIDE
        + "import time\n"
        + "while True:\n"
        + "    for _ in range(100_000): pass\n"
        + "    time.sleep(0)\n",
        "plugin_busy",
        replace(QUICK, busy_for=1.0, hung_after=5.0),
    ),
    Animal(
        "is a fork bomb",
        "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass\n",
        "plugin_hung",
        SHORT_START,
    ),
    Animal(
        "never reads its input",
        "import time\n"
        + """print('{"say": "ready", "version": "1.0.0"}', flush=True)\n"""
        + "time.sleep(1e6)\n",
        "plugin_hung",
    ),
)
