"""The contract tests: what this door promises and asks for, tried on a plugin before it is used.

The pack has the version of the door. A check belongs to the version of the door that brought what
it looks at, and is done for plugins that ask for that version or a later one: a plugin is never
held against what came after it. No network; the program runs held, in a folder that is let go.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from console.plugin_api.fault import PluginFault
from console.plugin_api.manifest import API, Manifest
from console.plugin_api.words import Words
from console.plugin_host.guests.sandbox import Sandbox, look
from console.plugin_host.reading.discovery import Found
from console.plugin_host.trial.checks import (
    Case,
    answers,
    files,
    forms,
    native,
    records,
    refusals,
    shapes,
)
from console.plugin_host.trial.proof import Proof, Seen

Look = Callable[[Case], Iterator[PluginFault | Words]]
"""Yields faults, and facts in words."""


@dataclass(frozen=True, slots=True)
class Check:
    """One test of the pack.

    Attributes:
        id: stable.
        since: the version of the door it belongs to.
        words: what it looks at.
        look: does it.
        runs: whether it runs the plugin's program.
    """

    id: str
    since: tuple[int, int]
    words: Words
    look: Look
    runs: bool = False


PACK = (
    Check("files", (1, 0), Words("清单、页面、格式文件读得通", "manifest, pages, schemas"), files),
    Check("forms", (1, 0), Words("填报的内容合登记格式", "forms fit their records"), forms),
    Check("answers", (1, 0), Words("程序能启动，每种来话都有应答", "it starts and answers all"),
          answers, runs=True),
    Check("shapes", (1, 0), Words("送来的数据与清单一致", "data are as declared"),
          shapes, runs=True),
    Check("records", (1, 0), Words("登记、告警合清单约定", "records and alerts are as declared"),
          records, runs=True),
    Check("refusals", (1, 0), Words("什么都不准，程序也不退出", "it lives when all is refused"),
          refusals, runs=True),
    Check("native", (1, 1), Words("本机代码读得通", "native code can be read"), native),
)  # fmt: skip


def prove(
    found: Found,
    now: Callable[[], datetime],
    *,
    is_own: bool = False,
    held_by: Callable[[], Sandbox] = look,
) -> Proof:
    """Run the pack on a plugin; takes a few seconds.

    Args:
        found: the plugin as it lies unpacked.
        now: the time to note.
        is_own: whether whoever asks wrote it: it is run even where nothing holds it.
        held_by: finds what holds a program here.
    """
    api = _asked(found.manifest)
    pack = [each for each in PACK if each.since <= api]
    sandbox = held_by() if found.manifest and found.manifest.guest else None
    case = Case(found, sandbox, may_run=is_own or (sandbox is not None and sandbox.holds))
    seen = tuple(_seen(check, case) for check in pack)
    number = "{}.{}".format(*min(api, API))
    return Proof(pack=number, at=now(), held_by=sandbox.said if sandbox else None, seen=seen)


def _asked(manifest: Manifest | None) -> tuple[int, int]:
    """Return the version of the door a plugin asks for; ours where it cannot be read."""
    if manifest is None:
        return API
    first, _, second = manifest.api.partition(".")
    return int(first), int(second)


def _seen(check: Check, case: Case) -> Seen:
    told = partial(Seen, id=check.id, words=check.words)
    if check.runs and (why := case.why_not):
        return told(left_out=why)
    facts: list[Words] = []
    faults: list[Words] = []
    for each in check.look(case):
        if isinstance(each, PluginFault):
            faults.append(Words(each.said()[:200], each.said(in_english=True)[:400]))
        else:
            facts.append(each)
    return told(faults=tuple(faults), facts=tuple(facts))
