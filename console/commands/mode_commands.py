"""Turning the hall's mode, and the responses in force."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.registry import Command, text
from console.commands.release_args import release_args
from console.domain.entity import encode
from console.domain.hall_mode import HALL, HallMode, Level, Mode
from console.domain.mode_history import EffectTaken, Ending, Turning
from console.domain.release import Release, with_release
from console.runtime.clock import to_text

OPEN = Command(
    "mode.open", text("mode", "Mode of the hall and responses"), "Ctrl+Shift+J", wide=True
)

COMMANDS = (OPEN,)

CATEGORY = "模式"
"""Category of its lines in the duty log, which is kept in Chinese."""

MODE_WORDS = {Mode.EMERGENCY: "急", Mode.SPECIAL: "专"}
REACH = {Level.IV: 1, Level.III: 2, Level.II: 3, Level.I: 4}
"""How far a response of a level reaches, as the rules on a second person measure it."""
LEVEL_WORDS = {Level.IV: "Ⅳ级", Level.III: "Ⅲ级", Level.II: "Ⅱ级", Level.I: "Ⅰ级"}

_DONE = {"roster": "已到岗", "cadence": "已报", "playbook": "预案已备", "rules": "规则已切换"}


@dataclass(frozen=True, slots=True)
class Turn:
    """What is to hold afterwards.

    Attributes:
        modes: all modes that shall hold.
        sort: the response that is touched; empty for none.
        level: its level; None ends it.
        basis: on what basis.
        authority: who agreed.
        release: who else at the hall let it go, where somebody had to.
        announced: who is told of it.
        effects: what goes with it, as the person decided, with what each goes with.
        ending: how 急 is left; None where it is not.
    """

    modes: frozenset[Mode]
    sort: str
    level: Level | None
    basis: str
    authority: str
    release: Release | None = None
    announced: tuple[str, ...] = ()
    effects: tuple[tuple[str, EffectTaken], ...] = ()
    ending: Ending | None = None

    def effects_of(self, of: str) -> tuple[EffectTaken, ...]:
        """Return what was decided of what goes with a mode or a response."""
        return tuple(each for named, each in self.effects if named == of)


def reach(hall: HallMode, turn: Turn) -> int:
    """Return how far a turn reaches: the higher of a response's levels before and after; else 0."""
    before = hall.response(turn.sort)
    present = None if before is None else before.level
    if not turn.sort or present is turn.level:
        return 0
    return max(REACH[level] for level in (present, turn.level) if level is not None)


class ModeActs:
    """Saves turns; one lane, so that they reach the hub in their order.

    Args:
        executor: saves and sends.
        names: Chinese name of each sort of response, for the duty log.
    """

    def __init__(self, executor: Executor, names: Mapping[str, str]) -> None:
        self._executor = executor
        self._names = names

    def turn(self, hall: HallMode, turn: Turn) -> "list[Future[Result]]":
        """Save every step from what holds to what shall hold; responses end before 急 does."""
        saved = []
        for mode in sorted(turn.modes):
            if hall.standing(mode) is None:
                words = f"转入{MODE_WORDS[mode]}"
                effects = turn.effects_of(mode.value)
                saved.append(self._save("mode.begin", {"mode": mode.value}, words, turn, effects))
        saved += self._respond(hall, turn)
        for standing in hall.modes:
            if standing.mode not in turn.modes:
                words = f"结束{MODE_WORDS[standing.mode]}"
                given = {"mode": standing.mode.value}
                ending = turn.ending if standing.mode is Mode.EMERGENCY else None
                saved.append(self._save("mode.end", given, words, turn, ending=ending))
        return saved

    def known(self, turning: Turning, name: str) -> "Future[Result]":
        """Say that somebody who is told of a turning has it, now."""
        key = f"{HallMode.KIND}/{HALL}"
        args = {"turning": turning.decided.op, "name": name, "at": to_text(self._executor.now())}
        log = LogLine(CATEGORY, f"通告收悉：{name}（{turning.decided.basis}）", (key,))
        return self._executor.perform(Intention("mode.receipt", key, [key], args, log=log))

    def carry(
        self, turning: Turning, effect: EffectTaken, name: str, is_back: bool
    ) -> "Future[Result]":
        """Say that a part of an effect was carried out now, or that this was written by mistake."""
        how = "更正误记" if is_back else _DONE.get(effect.sort, "已办")
        more = {"is_back": True} if is_back else {}
        return self._carry(turning, effect, name, f"{how}：{name}", **more)

    def _carry(
        self, turning: Turning, effect: EffectTaken, name: str, words: str, **more: bool
    ) -> "Future[Result]":
        key = f"{HallMode.KIND}/{HALL}"
        args: dict[str, Any] = {
            "turning": turning.decided.op,
            "name": name,
            "at": to_text(self._executor.now()),
            "effect": effect.sort,
            **more,
        }
        log = LogLine(CATEGORY, f"{words}（{turning.decided.basis}）", (key,))
        return self._executor.perform(Intention("mode.receipt", key, [key], args, log=log))

    def reported(
        self, turning: Turning, effect: EffectTaken, to: str, note: str
    ) -> "Future[Result]":
        """Say that what a cadence asks for was reported now: to whom, and what was said."""
        told = "：".join(part for part in (to, note) if part)
        return self._carry(turning, effect, effect.value, f"已报：{effect.value}；{told}")

    def _respond(self, hall: HallMode, turn: Turn) -> "list[Future[Result]]":
        before = hall.response(turn.sort)
        present = None if before is None else before.level
        if not turn.sort or present is turn.level:
            return []
        name = self._names.get(turn.sort, turn.sort)
        if turn.level is None:
            words = f"终止{name}响应"
            return [self._save("response.end", {"sort": turn.sort}, words, turn)]
        verb = "启动" if present is None else f"由{LEVEL_WORDS[present]}调整为"
        words = f"{name}{verb}{LEVEL_WORDS[turn.level]}响应"
        args = {"sort": turn.sort, "level": turn.level.value}
        effects = turn.effects_of(f"{turn.sort}.{turn.level.value}")
        return [self._save("response.set", args, words, turn, effects)]

    def _save(
        self,
        kind: str,
        args: Mapping[str, str],
        words: str,
        turn: Turn,
        effects: tuple[EffectTaken, ...] = (),
        ending: Ending | None = None,
    ) -> "Future[Result]":
        key = f"{HallMode.KIND}/{HALL}"
        told = f"{words}；依据：{turn.basis}；同意人：{turn.authority}"
        given: dict[str, Any] = {**args, "basis": turn.basis, "authority": turn.authority}
        if turn.announced:
            given["announced"] = list(turn.announced)
            told += f"；通告：{'、'.join(turn.announced)}"
        if effects:
            given["effects"] = [encode(each) for each in effects]
            told += "；" + "，".join(_effect_words(each) for each in effects)
        if ending is not None:
            given["ending"] = encode(ending)
            told += f"；终止令：{ending.order}；已释放：{ending.released}；终报：{ending.report}"
        given |= release_args(turn.release)
        log = LogLine(CATEGORY, with_release(told, turn.release), (key,))
        return self._executor.perform(Intention(kind, key, [key], given, log=log))


def _effect_words(each: EffectTaken) -> str:
    return f"{each.value}（{'采用' if each.is_taken else '未采用'}）"
