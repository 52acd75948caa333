"""One life of a plugin's program, and how it answered each thing the console may say."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from console.plugin_api.dataset import DataSet
from console.plugin_api.fault import PluginFault
from console.plugin_api.manifest import Manifest
from console.plugin_api.permission import Permission
from console.plugin_host.guests.limits import Limits
from console.plugin_host.guests.sandbox import Sandbox
from console.plugin_host.trial.session import Session, running

STRICT = Limits(
    most_falls=1,
    most_rubbish=1,
    ping_every=0.1,
    stop_within=3.0,
    asleep_after=3600.0,
    start_within=30.0,
    hung_after=30.0,
)
"""On duty a few strange lines are put up with; a program that is tried says none. It may take
longer, because whoever installs may have a machine that has no time just then."""
_PINGS = 5
_OUTSIDE = frozenset({Permission.READ_FOLDER, Permission.NETWORK})


@dataclass
class Tried:
    """What was seen.

    Attributes:
        is_ready: whether it said that it works.
        faults: of the program itself.
        unanswered: commands it gave no answer to.
        is_obedient: whether it ended when it was told to.
        data: what it told, by data set; those that never came are None.
        wrong: what it asked for that a hall refuses.
        log: its last lines.
    """

    is_ready: bool = False
    faults: list[PluginFault] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    pings: int = 0
    is_obedient: bool = True
    data: dict[str, DataSet] = field(default_factory=dict)
    wrong: list[PluginFault] = field(default_factory=list)
    log: tuple[str, ...] = ()


def try_out(
    manifest: Manifest,
    folder: Path,
    permissions: frozenset[Permission],
    held_by: Callable[[], Sandbox],
    seconds: float = 20.0,
) -> Tried:
    """Run a program until its data sets have come, and ask it all there is to ask.

    Args:
        manifest: of a plugin with a program.
        folder: where it lies.
        permissions: what is granted.
        held_by: finds what holds it.
        seconds: how long it has for each of both.
    """
    tried = Tried()
    with running(manifest, folder, STRICT, permissions, held_by) as session:
        _see(session, tried, seconds)
        tried.log = session.keeper.last_lines(manifest.id)
        ends = monotonic()
    is_over = monotonic() - ends < STRICT.stop_within
    tried.is_obedient = is_over or not tried.is_ready
    return tried


def brings_from_outside(manifest: Manifest) -> bool:
    """Whether data come from where a trial cannot reach, and no demo file stands in for it."""
    return bool(_OUTSIDE & set(manifest.permissions)) and not manifest.demo


def _see(session: Session, tried: Tried, seconds: float) -> None:
    tally, patience = session.parts.tally, session.parts.limits.start_within + 1
    tried.is_ready = session.until(lambda: tally.answered > 0, patience)
    if tried.is_ready:
        session.until(lambda: all(map(session.has_come, _wanted(session))), seconds)
        _ask_all(session, tried)
        before = tally.answered
        if not tried.unanswered:
            session.until(lambda: tally.answered >= before + _PINGS, seconds)
        tried.pings = tally.answered - before
    tried.data = {id: session.data(id) for id in session.specs}
    tried.faults, tried.wrong = list(session.faults), list(session.door.wrong)


def _wanted(session: Session) -> list[str]:
    """Return the data sets that have to come: of a program that was refused nothing."""
    asked = frozenset(session.manifest.permissions)
    is_whole = asked <= session.permissions and not brings_from_outside(session.manifest)
    return session.specs if is_whole else []


def _ask_all(session: Session, tried: Tried) -> None:
    """Run each command of its own, say that everything has changed, and that nobody looks."""
    own = [each.id for each in session.manifest.command if not each.order]
    runs = {id: session.run(id, {}) for id in own}
    session.until(lambda: all(run.done() for run in runs.values()), STRICT.slow_after)
    tried.unanswered = [id for id, run in runs.items() if not run.done() or not run.result().number]
    for kind in ("alerts", "orders", *(each.id for each in session.manifest.record)):
        session.keeper.changed(session.manifest.id, kind)
    for is_shown in (False, True):
        session.keeper.show(session.manifest.id, is_shown)
