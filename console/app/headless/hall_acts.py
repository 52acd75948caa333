"""What `run` can do with plans, instructions, modes and responses, and the dictionary."""

from collections.abc import Mapping
from concurrent.futures import Future
from types import MappingProxyType

from console.app.headless.act_fields import Act, Begun, Do, Fields, value
from console.app.headless.seat import HeadlessSeat
from console.app.headless.wrong import Wrong
from console.commands import dictionary_commands, mode_commands
from console.commands.dictionary_commands import DictionaryActs
from console.commands.executor import Result
from console.commands.instruction_commands import Given, InstructionActs
from console.commands.mode_commands import ModeActs, Turn
from console.commands.plan_acts import PlanActs
from console.domain.dictionary import PROPOSED, Dictionary
from console.domain.hall_mode import HALL, HallMode, Level, Mode
from console.domain.instruction import Instruction, Medium
from console.domain.instruction_steps import InstructionAct
from console.domain.plan_run import PlanRun, StepMark
from console.domain.playbook import PlanStep
from console.settings.release_profile import load_release_rules
from console.settings.response_profile import load_response_sorts


class Marking(Fields, frozen=True, kw_only=True):
    """A step of a plan that is followed: done, skipped with its reason, or put right."""

    run: str
    step: str
    note: str = ""


class Giving(Fields, frozen=True, kw_only=True):
    """An instruction as it was given, word by word."""

    text: str
    from_name: str
    post: str = ""
    medium: str = "phone"
    agreed_by: str = ""
    units: list[str] = []
    minutes: int = 0
    incident: str = ""
    alert: str = ""


class Following(Fields, frozen=True, kw_only=True):
    """A step with an instruction; which fields it needs is said where one is missing."""

    instruction: str
    text: str = ""
    unit_name: str = ""
    reason: str = ""


class Turning(Fields, frozen=True, kw_only=True):
    """The modes that shall hold, and one response; an empty `level` ends it."""

    basis: str
    authority: str
    modes: list[str] = []
    sort: str = ""
    level: str = ""


class Adopting(Fields, frozen=True, kw_only=True):
    """The version of the proposal that was read."""

    version: str


def _marked(seat: HeadlessSeat, given: Marking) -> tuple[PlanActs, PlanRun, PlanStep]:
    run = seat.record(PlanRun, given.run)
    step = run.step(given.step)
    if step is None:
        names = ", ".join(each.id for each in run.steps)
        raise Wrong("no_step", f"This plan has no step {given.step}.", names)
    return PlanActs(seat.acts.executor), run, step


def _tick(seat: HeadlessSeat, given: Marking) -> Begun:
    acts, run, step = _marked(seat, given)
    return Begun(acts.tick(run, step, given.note))


def _skip(seat: HeadlessSeat, given: Marking) -> Begun:
    acts, run, step = _marked(seat, given)
    return Begun(acts.skip(run, step, given.note))


def _withdraw(seat: HeadlessSeat, given: Marking) -> Begun:
    acts, run, step = _marked(seat, given)
    mark: StepMark | None = run.mark(step.id)
    if mark is None:
        raise Wrong("no_mark", "Nothing was said of this step.", "")
    return Begun(acts.withdraw(run, step, mark))


def _unit_id(seat: HeadlessSeat, name: str) -> str:
    for kind in ("unit", "org"):
        found = next((r for r in seat.store.cache.select(kind) if r.body.get("name") == name), None)
        if found is not None:
            return found.id
    return ""


def _instructions(seat: HeadlessSeat) -> InstructionActs:
    acts = seat.acts
    return InstructionActs(acts.executor, acts.numbers, lambda name: _unit_id(seat, name))


def _give(seat: HeadlessSeat, given: Giving) -> Begun:
    told = Given(
        given.text, given.from_name, given.post, value(Medium, given.medium), given.agreed_by,
        tuple(given.units), given.minutes, given.incident, given.alert,
    )  # fmt: skip
    return Begun(_instructions(seat).register(told))


def _follower(act: InstructionAct) -> Do:
    def do(seat: HeadlessSeat, given: Following) -> Begun:
        told = seat.record(Instruction, given.instruction)
        args = {"text": given.text, "unit_name": given.unit_name, "reason": given.reason}
        said = {name: words for name, words in args.items() if words}
        return Begun(_instructions(seat).step(told, act, said))

    return do


def _alone(command: str, size: float) -> None:
    """Let pass what one person may do; here nobody can stand beside the first (双人复核).

    Raises:
        Wrong: the hall's profile wants a second person for it.
    """
    if load_release_rules().needs_second(command, size):
        raise Wrong("second_person", "The hall wants a second person.", "Do it at a console.")


def _turn(seat: HeadlessSeat, given: Turning) -> Begun:
    row = seat.store.cache.get(HallMode.KIND, HALL)
    hall = HallMode(HALL) if row is None else seat.record(HallMode, HALL)
    names = {sort.id: sort.zh for sort in load_response_sorts()}
    level = value(Level, given.level) if given.level else None
    modes = frozenset(value(Mode, each) for each in given.modes)
    turn = Turn(modes, given.sort, level, given.basis, given.authority)
    _alone(mode_commands.OPEN.id, mode_commands.reach(hall, turn))
    saved: list[Future[Result]] = ModeActs(seat.acts.executor, names).turn(hall, turn)
    if not saved:
        raise Wrong("nothing_turns", "This holds already.", "")
    return Begun(saved[-1])


def _adopt(seat: HeadlessSeat, given: Adopting) -> Begun:
    proposed = seat.record(Dictionary, PROPOSED)
    if proposed.version != given.version:
        raise Wrong("other_version", f"What is proposed is {proposed.version}.", "Read it first.")
    _alone(dictionary_commands.ADOPT.id, proposed.changed)
    return Begun(DictionaryActs(seat.acts.executor).adopt(proposed, None))


ACTS: Mapping[str, Act] = MappingProxyType(
    {
        "plan.tick": Act(Marking, _tick),
        "plan.skip": Act(Marking, _skip),
        "plan.withdraw": Act(Marking, _withdraw),
        "instruction.write": Act(Giving, _give),
        **{f"instruction.{act.value}": Act(Following, _follower(act)) for act in InstructionAct},
        "mode.turn": Act(Turning, _turn),
        "dictionary.adopt": Act(Adopting, _adopt),
    }
)
"""Every act by the id of its command, or of what it does."""
