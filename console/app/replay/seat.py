"""The seat of a replay: the same models and pages over a store of its own; no hub, no acts."""

from dataclasses import fields
from datetime import datetime
from typing import Any, get_type_hints

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QBoxLayout

from console.app.args import Options
from console.app.closed_desks import ClosedSlips, NoPictures
from console.app.replay.clock import read_moment
from console.app.replay.player import Player, moment_of
from console.app.replay.store import ReplayStore
from console.app.seat import Seat, ViewDesk
from console.app.store import Lanes
from console.commands import intake_commands, note_commands
from console.commands import replay_commands as commands
from console.commands.identity import Identity
from console.contract.grant import BadGrant
from console.contract.reasons import words
from console.models.link_status import LinkView
from console.runtime.clock import from_text, utc_epoch
from console.runtime.hall_time import hall_time
from console.screens.deploy.parts import SlipPrinter
from console.settings.schema import Words
from console.shell.link_words import said
from console.shell.replay_bar import ReplayBar
from console.shell.window_frame import ReplayFrame
from widgets.common.theme import Theme

CLOSED = "in_replay"
"""Reason code that refuses every act here."""


def _t(source: str) -> str:
    return QCoreApplication.translate("replay", source)


class ReplaySeat(Seat):
    """Shows what the player plays.

    Args:
        options: its clock is the player's.
        identity: who sat there where the replay begins.
        store: what the player fills.
        lanes: the threads of the store and its readers.
        theme: the look.
        player: plays.
    """

    def __init__(
        self,
        options: Options,
        identity: Identity,
        store: ReplayStore,
        lanes: Lanes,
        theme: Theme,
        player: Player,
    ) -> None:
        super().__init__(options, "", identity, store.seat, lanes, theme)
        self.executor.closed = CLOSED
        for drafted in (intake_commands.OPEN, note_commands.NOTE):  # not after it was typed
            self.commands.redirect(drafted.id, self._refuse)
        self.watch.stop()
        self.player = player
        self.bar = ReplayBar(theme)
        layout = self.frame.window.layout()
        assert isinstance(layout, QBoxLayout)
        layout.addWidget(self.bar)
        self.frames = [ReplayFrame(theme, w) for w in (self.frame.window, self.pages.wall)]
        self.pages.walls.made.connect(lambda w: self.frames.append(ReplayFrame(theme, w)))
        self.screens.window_made.connect(lambda w: self.frames.append(ReplayFrame(theme, w)))
        self._declare()
        self._connect()
        self._show_state()

    def _keeps_screens(self) -> None:
        """How a replay's windows stand is nobody's plan."""

    def start(self) -> None:
        """Show the moment; the sound stays off until somebody asks for it."""
        self.screens.begin()
        self.frame.sound.set_off(True)
        self.frame.player.start()
        self.player.jump(self.player.position)

    def stop(self) -> None:
        """End the playing, then the seat."""
        self.player.close()
        super().stop()

    def _refuse(self) -> None:
        self.frame.notices.say_refused(said(Words(*words(CLOSED))))

    def _camera_desk(self) -> ViewDesk:
        return NoPictures(self.models.directory.camera, _t("no pictures in a replay"))

    def _slip_desk(self, theme: Theme) -> SlipPrinter:
        return ClosedSlips(CLOSED)

    def _declare(self) -> None:
        player = self.player
        for command, handler in (
            (commands.PLAY, player.toggle),
            (commands.SLOWER, player.slower),
            (commands.FASTER, player.faster),
            (commands.PREVIOUS, player.previous_done),
            (commands.NEXT, player.next_done),
            (commands.NEXT_RED, player.next_red),
            (commands.GO, self._ask_time),
        ):
            self.commands.add(command, handler)

    def _connect(self) -> None:
        player, bar = self.player, self.bar
        player.stepped.connect(self.models.feed.publish)
        player.around_changed.connect(self._take_around)
        player.changed.connect(self._show_state)
        player.nothing_found.connect(self._nothing_found)
        bar.command_pressed.connect(self.commands.run)
        bar.time_entered.connect(self._go)
        bar.place_clicked.connect(self._go_to_place)

    def _take_around(self, around: dict[str, Any]) -> None:
        """Show link and person as they were."""
        if "link" in around:
            self.models.link.update_view(**link_values(around["link"]))
        if "person" in around:
            identity = identity_of(around["person"])
            if identity is not None:
                self.identity = identity

    def _show_state(self) -> None:
        player, span = self.player, self.player.span
        moment = moment_of(player.position)
        note = _t("loading") if player.is_busy and not player.is_playing else ""
        if player.is_at_end:
            note = _t("end")
        words = f"{moment:%Y-%m-%d} {hall_time(moment)}"
        self.bar.show_state(words, note, player.speed, player.is_playing)
        whole = span.ends - span.begins
        self.bar.track.set_place((player.position - span.begins) / whole if whole else 1.0)

    def _ask_time(self) -> None:
        self.bar.field.setFocus()
        self.bar.field.selectAll()

    def _go(self, text: str) -> None:
        try:
            at = utc_epoch(read_moment(text, moment_of(self.player.position)))
        except ValueError:
            self.frame.notices.say_refused(_t("No such time; write hh:mm or MM-DD hh:mm"))
            return
        self.player.jump(at)
        self.frame.window.setFocus()

    def _go_to_place(self, place: float) -> None:
        span = self.player.span
        self.player.jump(span.begins + place * (span.ends - span.begins))

    def _nothing_found(self) -> None:
        self.frame.notices.say(_t("Nothing more in this direction"))


def identity_of(token: str) -> Identity | None:
    """Return who a recorded grant names, None when it cannot be read."""
    try:
        return Identity.of(token)
    except BadGrant:
        return None


def link_values(body: dict[str, Any]) -> dict[str, Any]:
    """Return what a recorded link says in this version's words; moments are moments again."""
    hints = get_type_hints(LinkView)
    known = {field.name for field in fields(LinkView)}
    return {
        name: from_text(value) if value and hints[name] == datetime | None else value
        for name, value in body.items()
        if name in known
    }
