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
        sees: what the operator reads on its page, under the product's own limits.
        happens: what is done about it.
        limits: waits cut short for it.
        memory_mb: what it may have.
    """

    name: str
    code: str
    told: str = ""
    sees: str = ""
    happens: str = ""
    limits: Limits = QUICK
    memory_mb: int = 64

    @property
    def guest(self) -> Guest:
        """What its manifest says of it."""
        return Guest(entry="main.py", memory_mb=self.memory_mb, is_always_on=True)


SHORT_START = replace(QUICK, start_within=1.0)
ANIMALS = (
    Animal(
        "crashes at import",
        "import no_such_wheel",
        "plugin_crashed",
        sees="程序出错退出（ModuleNotFoundError",
        happens="ended; started again after 0.3 s and 1 s, the third time quarantine",
    ),
    Animal(
        "ends at once",
        "",
        "plugin_crashed",
        sees="程序出错退出（状态码 0）",
        happens="the same",
    ),
    Animal(
        "hangs at import",
        "while True: pass",
        "plugin_hung",
        limits=SHORT_START,
        sees="启动后 10 秒内没有就绪，已强制结束",
        happens="ended at 10 s",
    ),
    Animal(
        "hangs",
        after_a_while("while True: pass"),
        "plugin_hung",
        sees="10 秒没有应答，已强制结束",
        happens="said at 3 s, ended at 10 s",
    ),
    Animal(
        "sleeps for ever",
        after_a_while("import time; time.sleep(1e6)"),
        "plugin_hung",
        sees="10 秒没有应答，已强制结束",
        happens="the same",
    ),
    Animal(
        "closes its output",
        after_a_while("import os; os.close(1)"),
        "plugin_crashed",
        sees="程序出错退出（",
        happens="ended",
    ),
    Animal(
        "dies by a signal",
        after_a_while("import os; os.abort()"),
        "plugin_crashed",
        sees="程序出错退出（信号",
        happens="started again",
    ),
    Animal(
        "floods with lines",
        ANSWERS_ASIDE
        + 'rows = [{"name": "外滩", "level": 1}]\n'
        + 'while True: say(say="data", set="gauges", rows=rows, as_of=now)\n',
        "plugin_flooding",
        sees="不停地送出数据，超过读取上限，已强制结束",
        happens="read at 2,000 lines, 1 MB and 5 % of a processor a second; ended after 5 s",
    ),
    Animal(
        "floods with bytes",
        ANSWERS_ASIDE
        + 'rows = [{"name": str(n), "level": n} for n in range(9000)]\n'
        + 'while True: say(say="data", set="gauges", rows=rows, as_of=now)\n',
        "plugin_flooding",
        sees="不停地送出数据，超过读取上限，已强制结束",
        happens="the same",
    ),
    Animal(
        "floods its log",
        after_a_while("import sys\nwhile True: sys.stderr.write('x' * 900 + chr(10))"),
        "plugin_hung",
        sees="10 秒没有应答，已强制结束",
        happens="32 KB of log are read in a second, the file is bounded; it waits for itself",
    ),
    Animal(
        "floods with calls",
        ANSWERS_ASIDE + 'while True: say(say="call", number=1, what="alerts.read", args={})\n',
        "plugin_flooding",
        sees="不停地送出数据，超过读取上限，已强制结束",
        happens="20 calls a second are answered, the others refused",
    ),
    Animal(
        "sends a line of 100 MB",
        ANSWERS_ASIDE + "for _ in range(100): out.write(b'x' * 1_000_000)\n",
        "plugin_line_too_long",
        sees="一行数据超过 1 MB，已强制结束",
        happens="ended at the first byte over 1 MB",
    ),
    Animal(
        "sends rubbish",
        ANSWERS_ASIDE + "while True: out.write(os.urandom(2000) + b'\\n')\n",
        "plugin_not_understood",
        sees="送来的内容看不懂，已强制结束",
        happens="ended at the 20th line within a minute",
    ),
    Animal(
        "sends brackets without end",
        ANSWERS_ASIDE + "while True: out.write(b'[' * 500_000 + b'\\n')\n",
        "plugin_flooding",
        sees="不停地送出数据，超过读取上限，已强制结束",
        happens="depth is refused by the reader, the bytes are a flood",
    ),
    Animal(
        "lies",
        ANSWERS_ASIDE + 'while True: say(say="data", set="secrets", rows=[], as_of=now)\n',
        "plugin_not_understood",
        sees="送来的内容看不懂，已强制结束",
        happens="a data set nobody declared is noted in the log; the 20th ends it",
    ),
    Animal(
        "leaks memory",
        after_a_while("kept = []\nwhile True: kept.append(bytearray(1_000_000))"),
        "plugin_memory",
        sees="内存用到上限，程序已退出",
        happens="the kernel refuses more than its memory: 64 MB, its manifest may say up to 512",
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
        sees="内存超过 64 MB，已强制结束",
        happens="seen within a second",
    ),
    Animal(
        "burns the processor",
        ANSWERS_ASIDE
        + "import time\n"
        + "while True:\n"
        + "    for _ in range(100_000): pass\n"
        + "    time.sleep(0)\n",
        "plugin_busy",
        # It comes after everybody else: on a busy machine there is next to nothing it can burn. How
        # much is too much is `Share`, tried with numbers.
        limits=replace(QUICK, busy_for=1.0, busy_share=0.0, hung_after=60.0, start_within=60.0),
        sees="连续 30 秒占用处理器超过 50%，已强制结束",
        happens="comes after everybody else from its first moment",
    ),
    Animal(
        "is a fork bomb",
        "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass\n",
        "plugin_hung",
        limits=SHORT_START,
        sees="启动后 10 秒内没有就绪，已强制结束",
        happens="not one process: the kernel refuses each",
    ),
    Animal(
        "never reads its input",
        "import time\n"
        + """print('{"say": "ready", "version": "1.0.0"}', flush=True)\n"""
        + "time.sleep(1e6)\n",
        "plugin_hung",
        sees="10 秒没有应答，已强制结束",
        happens="it is told nothing more once 256 KB wait",
    ),
)
