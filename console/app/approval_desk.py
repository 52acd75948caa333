"""Letting plugins in, at a seat: what lies here, what the hall said of it, and the key for it."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from console.app.hub_words import said_by_hub
from console.app.late import Late
from console.app.plugin_terms import known_plugin
from console.commands.intention import Result
from console.commands.plugin_acts import PluginActs, Tried
from console.commands.plugin_commands import LIST
from console.domain.plugin import Plugin, Terms
from console.domain.plugin_pilot import Pilot, PilotStep
from console.domain.rights import Right
from console.models.futures import when_done
from console.runtime.workers import run_aside
from console.screens.common.words import refusal_words
from console.shell.link_words import is_chinese
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.plugin_reading import Lies
    from console.app.seat import Seat
    from console.plugin_api.manifest import Manifest
    from console.plugin_host.guests.sandbox import Sandbox
    from console.shell.approval_lines import ApprovalLine, AskedRight
    from console.shell.approval_list import ApprovalList
    from console.shell.ask_panel import AskPanel
    from offline_cache.values import ChangeSet

ARMED = "@armed"
"""Behind the id of a plugin: the line of the version that is armed."""


def _t(source: str) -> str:
    return QCoreApplication.translate("plugin", source)


class ApprovalDesk(QObject):
    """Opens the list of plugins and has decisions saved.

    Args:
        seat: whose.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self.list = Late(self._build)
        self.asking: AskPanel | None = None
        seat.commands.add(LIST, self._open)

    def _build(self) -> "ApprovalList":
        from console.plugin_host.guests.sandbox import look
        from console.shell.approval_list import ApprovalList

        seat, window = self._seat, self._seat.frame.window
        shown = ApprovalList(self._theme, self._lines, self._leads, window)
        shown.let_in.connect(self._let_in)
        shown.taken_out.connect(self._ask_why)
        shown.gone_back.connect(self._go_back)
        shown.tried_here.connect(self._try_here)
        shown.released.connect(self._release)
        seat.models.feed.changed.connect(self._on_changed)
        seat.plugins.changed.connect(self._refresh)
        seat.plugins.begin()
        when_done(run_aside("plugin-sandbox", look), self, self._say_held)
        return shown

    def _open(self) -> None:
        """Open the list; what was installed or made since the start is read and stands in it."""
        plugins = self._seat.plugins
        if plugins.is_read:
            plugins.read_again()
        self.list().open()

    def _say_held(self, found: "Sandbox") -> None:
        self.list().say_held(found.said.said(not is_chinese()))

    def _leads(self) -> bool:
        grant = self._seat.identity.grant if self._seat.identity else None
        return grant is not None and Right.LEAD_SHIFT.value in grant.rights

    def _lies(self) -> "Mapping[str, Lies]":
        """Return by line what lies here: in use, and armed."""
        read = self._seat.plugins.read
        if read is None:
            return {}
        return {**read.in_use, **{f"{id}{ARMED}": each for id, each in read.armed.items()}}

    def _lines(self) -> "Sequence[ApprovalLine]":
        lies = sorted(self._lies().items())
        return [self._line(id, each, m) for id, each in lies if (m := each.found.manifest)]

    def _line(self, id: str, lies: "Lies", manifest: "Manifest") -> "ApprovalLine":
        from console.shell.approval_lines import ApprovalLine

        in_english = not is_chinese()
        known = known_plugin(self._seat.store.cache, manifest.id)
        pilot = known.pilot if known else None
        state, by, is_waiting = _state(known, lies.digest)
        terms = _terms(known, lies.digest)
        read = self._seat.plugins.read
        versions = read.installed.get(id) if read else None
        if id.endswith(ARMED):
            state = _t("new version, {0}").format(state)
        return ApprovalLine(
            id, state, by, manifest.name.said(in_english),
            f"{manifest.owner.bureau.said(in_english)} {manifest.version}",
            _rights(manifest, terms),
            is_waiting, known is not None and bool(known.terms or known.asked),
            versions.previous if versions else "", versions.armed if versions else "",
            lies.proof.said.said(in_english) if lies.proof else "",
            self._seat.plugins.tried(manifest.id), _may_try(id, known, lies.digest),
            _may_release(pilot),
            _faults(known, lies.digest),
        )  # fmt: skip

    def _let_in(self, line: str, granted: frozenset[str]) -> None:
        """Have a plugin let in; its schemas are read aside."""
        from console.plugin_api.permission import Permission
        from console.plugin_host.packages.approval import terms_of

        lies = self._lies()[line]
        manifest = lies.found.manifest
        if manifest is None or not lies.digest:
            return
        permissions = frozenset(map(Permission, granted))
        read = partial(terms_of, manifest, lies.found.folder, lies.digest, permissions)
        failed = partial(self._not_read, manifest)
        when_done(run_aside("plugin-terms", read), self, partial(self._save_yes, manifest), failed)

    def _save_yes(self, manifest: "Manifest", terms: Mapping[str, Any]) -> None:
        from console.settings.plugin_profile import load_plugin_rules

        name, bureau = manifest.name.zh, manifest.owner.bureau.zh
        persons = load_plugin_rules().persons.needed(terms["permissions"])
        saved = self._acts.approve(manifest.id, manifest.uuid, name, bureau, terms, persons)
        self._say(saved, _t("Approved: {0}").format(name))

    def _not_read(self, manifest: "Manifest", error: BaseException) -> None:
        words = _t("{0}: its files cannot be read: {1}").format(manifest.name.zh, error)
        self._seat.frame.notices.say_refused(words)

    def _go_back(self, line: str) -> None:
        self._seat.plugins.versions().roll_back(line.removesuffix(ARMED))

    def _try_here(self, line: str) -> None:
        from console.app.plugin_pilots import tried

        version = tried(line.removesuffix(ARMED), self._lies()[line])
        words = _t("{0} {1}: this desk tries it first").format(version.name, version.version)
        self._say(self._acts.pilot(version, PilotStep.NAME), words)

    def _release(self, line: str) -> None:
        id = line.removesuffix(ARMED)
        known = known_plugin(self._seat.store.cache, id)
        if known is not None and (pilot := known.pilot) is not None:
            version = Tried(id, known.name, pilot.version, pilot.digest)
            words = _t("{0} {1}: all desks take it at their handover")
            told = words.format(known.name, pilot.version)
            self._say(self._acts.pilot(version, PilotStep.RELEASE), told)

    @property
    def _acts(self) -> PluginActs:
        return PluginActs(self._seat.executor)

    def _ask_why(self, line: str) -> None:
        from console.shell.ask_form import AskedLine
        from console.shell.ask_panel import AskPanel

        id = line.removesuffix(ARMED)
        known = known_plugin(self._seat.store.cache, id)
        name = known.name if known else id
        self.list().put_away()
        if self.asking is not None:
            self.asking.deleteLater()
        self.asking = AskPanel(self._theme, self._seat.frame.window)
        send = partial(self.take_out, id, name)
        reason = AskedLine("reason", _t("Reason"))
        self.asking.ask(_t("Remove {0}").format(name), [reason], send)

    def take_out(self, id: str, name: str, answers: Mapping[str, str]) -> str:
        """Take a plugin out for the reason that was given; return why not, empty when it is."""
        reason = answers["reason"].strip()
        if not reason:
            return _t("Write the reason")
        self._say(self._acts.withdraw(id, name, reason), _t("Removed: {0}").format(name))
        return ""

    def _say(self, saved: "Future[Result]", words: str) -> None:
        notices = self._seat.frame.notices

        def done(result: Result) -> None:
            if result.is_saved:
                notices.say(words)
            else:
                notices.say_refused(refusal_words(result))

        when_done(saved, self, done)

    def _on_changed(self, changes: "ChangeSet") -> None:
        if changes.keys is None or any(kind == Plugin.KIND for kind, _ in changes.keys):
            self._refresh()

    def _refresh(self) -> None:
        shown = self.list()
        if shown.isVisible():
            shown.refresh()


def _terms(known: Plugin | None, digest: str) -> Terms | None:
    """Return what is asked for these files, so that a second yes is to the same; else what holds.

    A yes to other rights than those asked begins anew.
    """
    if known is None:
        return None
    if known.asked is not None and known.asked.digest == digest:
        return known.asked
    return known.terms_for(digest)


def _faults(known: Plugin | None, digest: str) -> tuple[str, ...]:
    """Return what of these files does not hold in this hall."""
    if known is None or known.terms is None or known.terms.digest != digest:
        return ()
    return tuple(said_by_hub(each).said(not is_chinese()) for each in known.faults)


def _may_try(line: str, known: Plugin | None, digest: str) -> bool:
    """Whether a desk can be named to try these files: they are armed and let in."""
    if known is None or not line.endswith(ARMED) or known.terms_for(digest) is None:
        return False
    pilot = known.pilot_of(digest)
    return pilot is None or not (pilot.since or pilot.released_by)


def _may_release(pilot: Pilot | None) -> bool:
    """Whether a version was tried and nobody has let it go yet."""
    if pilot is None or pilot.released_by or pilot.is_back:
        return False
    return pilot.since is not None or pilot.falls > 0


def _rights(manifest: "Manifest", terms: Terms | None) -> "tuple[AskedRight, ...]":
    """Return what a plugin asks for in words, the network with its addresses."""
    from console.plugin_api.permission import TRUST, WORDS, Permission
    from console.shell.approval_lines import AskedRight

    hosts = " ".join(manifest.guest.hosts) if manifest.guest else ""

    def words(each: Permission) -> str:
        told = WORDS[each].said(not is_chinese())
        return _t("{0}: {1}").format(told, hosts) if each is Permission.NETWORK and hosts else told

    def is_ticked(each: Permission) -> bool:
        return each not in TRUST if terms is None else each.value in terms.permissions

    return tuple(
        AskedRight(each.value, words(each), is_ticked(each)) for each in manifest.permissions
    )


def _state(known: Plugin | None, digest: str) -> tuple[str, str, bool]:
    """Return how a plugin stands, who said so, and whether a yes is wanted."""
    if known is None:
        return _t("not approved"), "", True
    names = "、".join(each.name for each in known.asked_by)
    if known.asked is not None and known.asked.digest == digest:
        return _t("waits for the second person"), names, True
    held = known.terms_for(digest)
    if known.terms is None:
        by = " ".join(part for part in (known.withdrawn_by, known.reason) if part)
        return _t("removed") if known.withdrawn_at else _t("not approved"), by, True
    said = "、".join(each.name for each in known.approvals)
    if held is None:
        return _t("files differ from what was approved"), said, True
    return _t("in force"), said, False
