"""The zoo as plugins that lie at a seat: each animal with its manifest, page and what is told.

The guests of `plugins_zoo` each get a plugin of their own; beside them are those that reach for
what is not theirs, those whose files are wrong, and packages that are not what was signed.
"""

import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from console.bench.plugins_zoo import ANIMALS, ANSWERS_ASIDE, Animal, after_a_while
from console.plugin_api.fault import PluginFaultsError
from console.plugin_host.packages import archive, trust
from console.plugin_host.packages.store import WHEELS, PluginStore

PAGE = "main"
PHONE = "021-12345678"
AS_EVER = "外滩 3.12 m"
"""What a page says whose guest goes on."""
LEFT_OUT = "另有 6000 行未列"
INSTALLED, MADE = "plugins", "plugins-made"
"""Where a seat has what came in a package, and what did not."""
MANIFEST = """\
id = "{id}"
uuid = "12345678-1234-1234-1234-123456789abc"
version = "1.0.0"
api = "1.0"
name = {{ zh = "坏插件" }}
permissions = ["write:records"]
pages = ["pages/main.toml"]

[owner]
bureau = {{ zh = "水务局" }}
phone = "021-12345678"

[access]
data = "水位"
scenario = "防汛"
interaction = "值班"
integration = "接口"
devices = "水位计"

[guest]
entry = "main.py"
memory_mb = {memory_mb}
is_always_on = true

[[data]]
id = "gauges"
origin = "guest"
key = "name"
columns = [
  {{ id = "name", name = {{ zh = "站名" }} }},
  {{ id = "level", name = {{ zh = "水位" }}, kind = "number", unit = "m", decimals = 2 }},
]

[[data]]
id = "visits"
origin = "records"
of = "visit"
key = "id"
columns = [{{ id = "id", name = {{ zh = "编号" }} }}, {{ id = "words", name = {{ zh = "情况" }} }}]

[[record]]
id = "visit"
name = {{ zh = "走访" }}
schema = "visit.json"
"""
PAGE_FILE = """\
id = "main"
name = { zh = "坏插件" }

[[row]]
[[row.part]]
kind = "tiles"
title = { zh = "水位" }
data = "gauges"
name = "name"
value = "level"

[[row]]
[[row.part]]
kind = "table"
title = { zh = "走访" }
data = "visits"
columns = ["words"]
"""
SCHEMA = {
    "type": "object",
    "properties": {"words": {"type": "string", "maxLength": 20}},
    "required": ["words"],
    "additionalProperties": False,
}
Lay = Callable[[Path, str], str]
"""Puts a plugin into a seat's folder, under this id; returns what its installer was told."""


@dataclass(frozen=True, slots=True)
class Cage:
    """An animal as it lies at a seat.

    Attributes:
        name: what it does.
        sees: what the operator reads on its page.
        happens: what is done about it.
        lay: puts it there.
        is_refused: it is the installer who reads `sees`; the operator's page says it is not here.
    """

    name: str
    sees: str
    happens: str
    lay: Lay
    is_refused: bool = False

    @property
    def id(self) -> str:
        """Of its plugin."""
        return "zoo-" + "".join(each if each.isalnum() else "-" for each in self.name.lower())

    @property
    def goes_on(self) -> bool:
        """Whether its page is as ever: it was refused what it reached for, and lives."""
        return self.sees == AS_EVER

    @property
    def is_drawn(self) -> bool:
        """Whether it is among its data that one reads it: its page has to be in sight."""
        return self.sees in (AS_EVER, LEFT_OUT)


def write(folder: Path, id: str, code: str, memory_mb: int = 64) -> Path:
    """Write a plugin of the zoo; return its folder."""
    place = folder / MADE / id
    (place / "pages").mkdir(parents=True)
    (place / "manifest.toml").write_text(MANIFEST.format(id=id, memory_mb=memory_mb), "utf-8")
    (place / "pages" / "main.toml").write_text(PAGE_FILE, "utf-8")
    (place / "visit.json").write_text(json.dumps(SCHEMA), "utf-8")
    (place / "main.py").write_text(dedent(code), "utf-8")
    return place


def _guest(code: str, memory_mb: int = 64) -> Lay:
    def lay(folder: Path, id: str) -> str:
        write(folder, id, code, memory_mb)
        return ""

    return lay


def _changed(file: str, before: str, after: str) -> Lay:
    """Return what lays a calm plugin with one thing in a file otherwise."""

    def lay(folder: Path, id: str) -> str:
        place = write(folder, id, CALM)
        text = (place / file).read_text("utf-8")
        assert before in text
        (place / file).write_text(text.replace(before, after), "utf-8")
        return ""

    return lay


def _refused(tries: str) -> Lay:
    """Return a guest that tries something without end, is refused each time, and tells its data."""
    body = "\n".join(f"    {line}" for line in dedent(tries).strip().splitlines())
    return _guest(f"""
import os, socket, subprocess
from hall_guest import Guest, RefusedError
guest = Guest("1.0.0")

def attempt():
{body}

@guest.every(0.05)
def work():
    for _ in range(20):
        try:
            attempt()
        except (OSError, RefusedError):
            continue
        guest.data("gauges", [{{"name": "得逞", "level": 1}}])
        return
    guest.data("gauges", [{{"name": "外滩", "level": 3.12}}])

guest.run()
""")


CALM = after_a_while("pass")
MANY = (
    ANSWERS_ASIDE
    + """
import time
for first in (0, 8000):
    rows = [{"name": f"站{n}", "level": n} for n in range(first, first + 8000)]
    say(say="data", set="gauges", rows=rows, as_of=now, is_whole=False)
while True:
    rows = [{"name": f"站{n}", "level": time.time() % 9} for n in range(0, 2000)]
    say(say="data", set="gauges", rows=rows, as_of=now, is_whole=False)
    time.sleep(1)
"""
)


def _packed(folder: Path, id: str, key: Ed25519PrivateKey, is_trusted: bool) -> Path:
    """Write a signed package with a wheel inside; return it."""
    place = write(folder / "aside", id, "import zoo_wheel\n" + CALM)
    (place / WHEELS).mkdir()
    with zipfile.ZipFile(place / WHEELS / "zoo_wheel-1-py3-none-any.whl", "w") as wheel:
        wheel.writestr("zoo_wheel.py", "LEVEL = 3.12\n")
    package = archive.pack(place, folder / f"{id}{archive.SUFFIX}")
    archive.add_signature(package.path, trust.signed(package.listed, key))
    if is_trusted:
        trust.trust(folder / INSTALLED, trust.public_of(key), "区城运中心")
    return package.path


def _bad_signature(folder: Path, id: str) -> str:
    """Try to install a package that a stranger has signed."""
    (folder / INSTALLED).mkdir(parents=True, exist_ok=True)
    path = _packed(folder, id, Ed25519PrivateKey.generate(), is_trusted=False)
    try:
        PluginStore(folder / INSTALLED).install(path)
    except PluginFaultsError as error:
        return error.faults[0].said()
    return ""


def _altered_wheel(folder: Path, id: str) -> str:
    """Install a package as one should, then change a file that came out of its wheel."""
    (folder / INSTALLED).mkdir(parents=True, exist_ok=True)
    path = _packed(folder, id, Ed25519PrivateKey.generate(), is_trusted=True)
    store = PluginStore(folder / INSTALLED)
    store.install(path)
    packages = store.packages(id)
    assert packages is not None
    (packages / "zoo_wheel.py").write_text("import os; os.system('id')\n", "utf-8")
    return ""


def _of(animal: Animal) -> Cage:
    lay = _guest(animal.code, animal.memory_mb)
    return Cage(animal.name, animal.sees, animal.happens, lay)


CAGES = (
    *map(_of, ANIMALS),
    Cage(
        "writes outside", AS_EVER, "refused by the kernel; it goes on",
        _refused("open('/tmp/hall-zoo-was-here', 'w')"),
    ),
    Cage(
        "opens sockets", AS_EVER, "refused by the kernel; there is no network either",
        _refused("socket.create_connection(('127.0.0.1', 9), 1)"),
    ),
    Cage(
        "starts programs", AS_EVER, "refused by the kernel",
        _refused("subprocess.run(['/bin/true'], check=True)"),
    ),
    Cage(
        "calls what it has no right to", AS_EVER, "refused in words; a line of the audit",
        _refused("guest.call('alerts.read')"),
    ),
    Cage(
        "puts records against the schema", AS_EVER, "each is refused and its guest told why",
        _refused("guest.call('record.put', kind='visit', id='v1', fields={'words': 7})"),
    ),
    Cage(
        "tells 16,000 tiles", LEFT_OUT, "10,000 rows are kept, the rest is counted",
        _guest(MANY),
    ),
    Cage(
        "names a page it does not bring", "没有文件 pages/none.toml",
        "its manifest is read before anything else; nothing of it runs",
        _changed("manifest.toml", "pages/main.toml", "pages/none.toml"),
    ),
    Cage(
        "shows a column it does not declare", "没有声明过数据列 depth",
        "the same: file, line and key",
        _changed("pages/main.toml", 'value = "level"', 'value = "depth"'),
    ),
    Cage(
        "has no Chinese name", "name.zh：缺少中文", "the same",
        _changed("manifest.toml", 'name = { zh = "坏插件" }', 'name = { en = "Zoo" }'),
    ),
    Cage(
        "says another version than its manifest", AS_EVER, "a line of its log",
        _guest(CALM.replace("1.0.0", "9.9.9")),
    ),
    Cage(
        "is signed by a stranger", "签名的不是本厅认可的密钥",
        "it is not installed; its page says it is not here",
        _bad_signature, is_refused=True,
    ),
    Cage(
        "has a wheel that was altered", "内容与签名时不同", "nothing of it runs",
        _altered_wheel,
    ),
)  # fmt: skip
"""Every animal there is."""
