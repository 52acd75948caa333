"""巡查留痕 at a seat: each page that is left is saved as a fact, and somebody is asked for.

Coverage (本班已巡) is what these facts say, of all seats of the hall; the patrols ask for it here.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from platformdirs import user_documents_path
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from console.app.late import Late
from console.commands.executor import Result
from console.commands.proof_commands import CATEGORY, CLEAR, CLEAR_BACK, FIND, OF_RECORD
from console.domain.alert_marks import Severity
from console.domain.patrol_presence import Attendance, PatrolPresence
from console.domain.patrol_proof import ClearMark, PatrolProof
from console.models.futures import when_done
from console.screens.common.page_shortcuts import bind_shortcuts
from console.screens.common.words import refusal_words
from widgets.common.key_words import key_words
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.finding_desk import FindingDesk
    from console.app.patrol_record_desk import PatrolRecordDesk
    from console.app.seat import Seat
    from console.models.patrol_proofs import PatrolProofs
    from console.screens.wall.clear_key import ClearKey
    from console.screens.wall.patrol_wall import PatrolWall
    from console.screens.wall.proof_watch import ProofWatch
    from console.settings.proof_profile import ProofProfile

LOOK = 1000
"""Milliseconds between two looks at whether somebody is there."""
RINGS_FROM = Severity.ORANGE
"""An unsigned alert of this grade or worse keeps a question back."""


def _t(source: str) -> str:
    return QCoreApplication.translate("patrol", source)


class ProofDesk(QObject):
    """Nothing of it stands before a wall does.

    Args:
        seat: whose walls.
        theme: the look.

    Signals:
        proven: a PatrolProof was handed in to be saved.
    """

    proven = Signal(object)

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat, self._theme = seat, theme
        self.folder = user_documents_path()
        """Where records go; they are not encrypted, so only a person's wish puts one there."""
        self._profile = Late(_load_profile)
        self._proofs = Late(self._build_proofs)
        self._watches: dict[str, ProofWatch] = {}
        self._keys: dict[str, ClearKey] = {}
        self._presence: PatrolPresence | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)
        seat.patrols.attached.connect(self._follow)
        self._findings = Late(self._build_findings)
        self._records = Late(self._build_records)
        for command, call in zip(OF_RECORD, ("this_shift", "last_shift", "print"), strict=True):
            seat.commands.add(command, partial(self._record, call))
        seat.commands.add(FIND, lambda: self.findings.find())
        seat.commands.add(CLEAR, self.say_clear)
        seat.commands.add(CLEAR_BACK, self.take_back_clear)
        seat.stopped.connect(self._timer.stop)

    @property
    def profile(self) -> "ProofProfile":
        """The hall's rules."""
        return self._profile()

    @property
    def proofs(self) -> "PatrolProofs":
        """What was proven seen in this shift."""
        return self._proofs()

    @property
    def records(self) -> "PatrolRecordDesk":
        """What is written of a shift."""
        return self._records()

    def _record(self, call: str) -> None:
        getattr(self.records, call)()

    def _build_records(self) -> "PatrolRecordDesk":
        from console.app.patrol_record_desk import PatrolRecordDesk

        return PatrolRecordDesk(self._seat, self._theme.font().family(), self.folder)

    @property
    def findings(self) -> "FindingDesk":
        """What is found on the walls."""
        return self._findings()

    def _build_findings(self) -> "FindingDesk":
        from console.app.finding_desk import FindingDesk

        return FindingDesk(self._seat, self._theme)

    def _build_proofs(self) -> "PatrolProofs":
        from console.models.patrol_proofs import PatrolProofs
        from console.settings.figure_profile import load_figure_targets

        seat = self._seat
        shifts = load_figure_targets().shifts
        store, feed = seat.store.cache, seat.models.feed
        proofs = PatrolProofs(store, feed, seat.clock, shifts, seat.lanes.pages, self)
        proofs.load()
        return proofs

    # Pages that are left

    def _follow(self, patrol: "PatrolWall") -> None:
        from console.screens.wall.clear_key import ClearKey
        from console.screens.wall.proof_watch import ProofWatch

        seat, page = self._seat, patrol.wall.view.page
        seat.patrols.coverage = lambda: self.proofs.coverage
        key = ClearKey(patrol, self.profile.clear_within, seat.clock.monotonic)
        watch = ProofWatch(
            patrol,
            seat.clock,
            self.profile.proof,
            self._attendance,
            self.proofs.last_hash,
            lambda: key.said,
            lambda: bool(seat.executor.is_locked or seat.executor.closed),
            seat.on_walls.stills().is_unchanged,
        )
        watch.proven.connect(partial(self._save, page))
        self._watches[page] = watch
        key.wanted.connect(partial(seat.commands.run, CLEAR.id))
        key.follow()
        self._keys[page] = key
        patrol.runner.changed.connect(self._runs)
        self.findings.follow(patrol)
        bind_shortcuts(patrol.wall, seat.commands, [CLEAR_BACK.id])

    def _save(self, page: str, told: PatrolProof) -> None:
        proof = replace(told, id=self._seat.acts.proofs.new_id())
        self._keys[page].saved(proof)
        saved = self._seat.acts.proofs.prove(proof)
        when_done(saved, self, self._saved)
        self.proven.emit(proof)

    def _saved(self, result: Result) -> None:
        if not result.is_saved and not self._seat.executor.closed:
            self._seat.frame.notices.say_refused(refusal_words(result))

    # 本页无异常

    def say_clear(self) -> None:
        """Say that nothing is abnormal on the page that stands, where a picture has moved."""
        key = self._at_hand()
        if key is None:
            return
        if not self._watches[self._seat.pages.walls.at_hand].has_moved:
            words = _t("No picture moves on this page: nobody can say that it is normal")
            self._seat.frame.notices.say_refused(words)
        elif key.mark():
            words = _t("Nothing abnormal on this page; {0} takes it back")
            back = key_words(self._seat.commands.key_of(CLEAR_BACK))
            self._seat.frame.notices.say(words.format(back))

    def take_back_clear(self) -> None:
        """Take that back within its seconds, also when the page has turned meanwhile."""
        key = self._at_hand()
        if key is None:
            return
        is_done, proof = key.take_back()
        if proof is not None:
            saved = self._seat.acts.proofs.say_clear(proof, ClearMark.WITHDRAWN)
            when_done(saved, self, self._saved)
        told = self._seat.frame.notices
        if is_done:
            told.say(_t("Taken back: the page is not marked"))
        else:
            told.say_refused(_t("There is no mark to be taken back any more"))

    def _at_hand(self) -> "ClearKey | None":
        key = self._keys.get(self._seat.pages.walls.at_hand)
        if key is None or not key.is_running:
            self._seat.frame.notices.say_refused(_t("No patrol runs on this wall"))
            return None
        return key

    # Whether somebody is there

    def _running(self) -> "Iterator[PatrolWall]":
        return (patrol for _, patrol in self._seat.patrols.running)

    def _runs(self) -> None:
        """Look at the seat while a patrol runs, and only then."""
        is_running = any(True for _ in self._running())
        if is_running and self._presence is None:
            now = self._seat.options.clock.monotonic()
            self._presence = PatrolPresence(self.profile.presence, now)
            self._timer.start()
        elif not is_running and self._presence is not None:
            self._presence = None
            self._timer.stop()
            self._ask("")

    def look(self) -> None:
        """Ask where nobody has touched anything for long; write down who does not answer."""
        presence = self._presence
        if presence is None:
            return
        was, now = presence.state, self._seat.options.clock.monotonic()
        worst = self._seat.models.queue.counts.worst_unsigned
        rings = worst is not None and worst >= RINGS_FROM
        state = presence.look(now, self._seat.presence.idle, rings)
        if state is Attendance.ASKED:
            words = _t("Still watching? Any key or the mouse answers, {0} s")
            self._ask(words.format(f"{presence.left(now):02.0f}"))
            return
        if state is not was:
            self._ask("")
            self._note(was, state)

    def _ask(self, words: str) -> None:
        for watch in self._watches.values():
            wall = watch.patrol.wall
            wall.asks = words if watch.patrol.runner.plan else ""
            wall.say()

    def _note(self, was: Attendance, state: Attendance) -> None:
        log = self._seat.acts.log
        if state is Attendance.ABSENT:
            log.write("视频轮巡在岗提示无人应答，按无人在岗记", category="系统")
        elif was is Attendance.ABSENT:
            log.write("视频轮巡席恢复操作，按在岗记", category=CATEGORY, is_by_seat=True)

    def _attendance(self) -> tuple[bool, float]:
        presence = self._presence
        is_absent = presence is not None and presence.state is Attendance.ABSENT
        return is_absent, self._seat.presence.idle


def _load_profile() -> "ProofProfile":
    from console.settings.proof_profile import load_proof_profile

    return load_proof_profile()
