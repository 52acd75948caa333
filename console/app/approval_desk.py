"""Letting plugins in, at a seat: what lies here, what the hall said of it, and the key for it."""

import hashlib
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject

from console.app.late import Late
from console.commands.intention import Result
from console.commands.plugin_acts import PluginActs
from console.commands.plugin_commands import LIST
from console.domain.entity import decode
from console.domain.plugin import Plugin
from console.domain.rights import Right
from console.models.futures import when_done
from console.screens.common.words import refusal_words
from console.shell.link_words import is_chinese
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.plugin_api.manifest import Manifest
    from console.plugin_host.reading.discovery import Found
    from console.shell.approval_list import ApprovalLine, ApprovalList
    from console.shell.ask_panel import AskPanel
    from offline_cache.values import ChangeSet


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
        self._digests: dict[str, str] = {}
        self.asking: AskPanel | None = None
        seat.commands.add(LIST, lambda: self.list().open())

    def _build(self) -> "ApprovalList":
        from console.shell.approval_list import ApprovalList

        seat, window = self._seat, self._seat.frame.window
        shown = ApprovalList(self._theme, self._lines, self._leads, window)
        window.resized.connect(shown.place)
        shown.let_in.connect(self._let_in)
        shown.taken_out.connect(self._ask_why)
        seat.models.feed.changed.connect(self._on_changed)
        seat.plugins.changed.connect(self._refresh)
        seat.plugins.begin()
        return shown

    def _leads(self) -> bool:
        grant = self._seat.identity.grant if self._seat.identity else None
        return grant is not None and Right.LEAD_SHIFT.value in grant.rights

    def _lines(self) -> "Sequence[ApprovalLine]":
        return [
            self._line(each, each.manifest)
            for each in self._seat.plugins.found.values()
            if each.manifest
        ]

    def _line(self, found: "Found", manifest: "Manifest") -> "ApprovalLine":
        from console.plugin_api.permission import WORDS
        from console.shell.approval_list import ApprovalLine

        in_english = not is_chinese()
        known = self._known(found.id)
        state, by, is_waiting = _state(known, self._digest(found))
        sign = "; " if in_english else "；"
        return ApprovalLine(
            found.id, state, by, manifest.name.said(in_english),
            f"{manifest.owner.bureau.said(in_english)} {manifest.version}",
            sign.join(WORDS[each].said(in_english) for each in manifest.permissions)
            or _t("nothing beyond its pages"),
            is_waiting, known is not None and bool(known.terms or known.asked),
        )  # fmt: skip

    def _known(self, id: str) -> Plugin | None:
        row = self._seat.store.cache.get(Plugin.KIND, id)
        try:
            return decode(Plugin, row.body) if row else None
        except ValueError:
            return None  # of a newer version: it is let in there, not here

    def _digest(self, found: "Found") -> str:
        """Return the sum over a plugin's files, made once for each version."""
        from console.plugin_host.packages.archive import listed

        key = f"{found.folder}"
        if key not in self._digests:
            self._digests[key] = hashlib.sha256(listed(found.folder)).hexdigest()
        return self._digests[key]

    def _let_in(self, id: str) -> None:
        from console.plugin_api.permission import Permission
        from console.plugin_host.packages.approval import terms_of
        from console.settings.profile_data import profile_value

        found = self._seat.plugins.found[id]
        manifest = found.manifest
        if manifest is None:
            return
        terms: Mapping[str, Any] = terms_of(
            manifest, found.folder, self._digest(found), frozenset(Permission)
        )
        name, bureau = manifest.name.zh, manifest.owner.bureau.zh
        persons = int(profile_value("plugins.persons"))
        saved = self._acts.approve(id, manifest.uuid, name, bureau, terms, persons)
        self._say(saved, _t("Said yes to: {0}").format(name))

    @property
    def _acts(self) -> PluginActs:
        return PluginActs(self._seat.executor)

    def _ask_why(self, id: str) -> None:
        from console.shell.ask_form import AskedLine
        from console.shell.ask_panel import AskPanel

        known = self._known(id)
        name = known.name if known else id

        self.list().put_away()
        if self.asking is not None:
            self.asking.deleteLater()
        self.asking = AskPanel(self._theme, self._seat.frame.window)
        send = partial(self.take_out, id, name)
        line = AskedLine("reason", _t("Reason"))
        self.asking.ask(_t("Take out {0}").format(name), [line], send)

    def take_out(self, id: str, name: str, answers: Mapping[str, str]) -> str:
        """Take a plugin out for the reason that was given; return why not, empty when it is."""
        reason = answers["reason"].strip()
        if not reason:
            return _t("Write the reason")
        self._say(self._acts.withdraw(id, name, reason), _t("Taken out: {0}").format(name))
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


def _state(known: Plugin | None, digest: str) -> tuple[str, str, bool]:
    """Return how a plugin stands, who said so, and whether a yes is wanted."""
    if known is None:
        return _t("not let in"), "", True
    names = "、".join(each.name for each in known.asked_by)
    if known.asked is not None and known.asked.digest == digest:
        return _t("waits for the second person"), names, True
    if known.terms is None:
        by = " ".join(part for part in (known.withdrawn_by, known.reason) if part)
        return _t("taken out") if known.withdrawn_at else _t("not let in"), by, True
    said = "、".join(each.name for each in known.approvals)
    if known.terms.digest != digest:
        return _t("other files than were let in"), said, True
    return _t("in force"), said, False
