"""A playbook (预案, 处置手册): what is done about a matter, in what order, by whom, how soon.

It is written in a text file, read whole or not at all at the hub (`hub.playbooks`), and every seat
has it, cut off as well. What a file takes over from its base is worked in already: a playbook
stands alone. Steps that name no others run side by side; `after` puts them in a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PlanRole:
    """Who does a step, by post and not by person.

    Attributes:
        id: what steps name it by.
        name: on screen.
    """

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class StepLimit:
    """Within what time a step is to be done, from when it becomes due.

    Attributes:
        kind: `minutes`, `working_hours` or `working_days`, see `limits`.
        amount: how many; 0 = no clock.
        source: on what it rests.
    """

    kind: str = "minutes"
    amount: int = 0
    source: str = ""


NO_LIMIT = StepLimit()


@dataclass(frozen=True, slots=True)
class DueWhen:
    """What makes a step due that waits for no other step but for the matter itself.

    Everything that is told must hold, of one alert of the matter.

    Attributes:
        grade: from this grade up (`orange`); empty: any.
        words: its title or text holds one of them; empty: any.
        level: or the matter was given this event level or a higher one; empty: no matter which.
    """

    grade: str = ""
    words: tuple[str, ...] = ()
    level: str = ""


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step.

    Attributes:
        id: within its playbook.
        title: what is to be done.
        owner: id of the role that does it.
        after: steps that come before it, done or skipped; none: due from the beginning.
        due: what makes it due instead; None: nothing but `after`.
        limit: how soon.
        phones: whom to call for it: name of a unit or an organisation, or `name number`.
        needs: sorts of units it takes, as the dispatch dictionary writes them.
        checklist: what is looked at before it is ticked.
        is_optional: whether it is skipped without a reason.
        is_legal: whether it asks for a legal opinion (法制研判).
    """

    id: str
    title: str
    owner: str = ""
    after: tuple[str, ...] = ()
    due: DueWhen | None = None
    limit: StepLimit = NO_LIMIT
    phones: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    checklist: tuple[str, ...] = ()
    is_optional: bool = False
    is_legal: bool = False


@dataclass(frozen=True, slots=True)
class PlaybookLoad:
    """One version of it that was put in force: which, when (RFC 3339), by whom, from where."""

    version: str
    hash: str
    at: str
    by: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Playbook:
    """One playbook as the hall works by it.

    Attributes:
        id: what rules, runs and other playbooks name it by.
        name: on screen.
        version: as its file says.
        hash: beginning of the SHA-256 of what it was made from, its bases included.
        matters: entries of the dispatch dictionary it is meant for.
        levels: event levels it is meant for; none: all.
        base: the playbook it was written on top of; empty for none.
        is_base: whether it is only that, and never started itself.
        card: handling card whose first steps and phones go with it.
        roles: who does its steps.
        steps: in the order of the file.
        phones: whom to call at all, the first ones first.
        order: text of an order, `{place}` and `{title}`.
        report: text of a first report, with the same.
        source: on what it rests.
        note: for whoever reads the file.
        loads: its versions, the newest last.
        plugin: which brought it; empty for the hall's own.
        bureau: whose that plugin is.
    """

    KIND: ClassVar[str] = "playbook"

    id: str
    name: str
    version: str = ""
    hash: str = ""
    matters: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    base: str = ""
    is_base: bool = False
    card: str = ""
    roles: tuple[PlanRole, ...] = ()
    steps: tuple[PlanStep, ...] = ()
    phones: tuple[str, ...] = ()
    order: str = ""
    report: str = ""
    source: str = ""
    note: str = ""
    loads: tuple[PlaybookLoad, ...] = ()
    plugin: str = ""
    bureau: str = ""

    @property
    def title(self) -> str:
        """Its name, with whose it is where it is not the hall's own."""
        return f"{self.name}（{self.bureau}）" if self.bureau else self.name

    def role_name(self, id: str) -> str:
        """Return a role's name; the id itself where it has none."""
        return next((role.name for role in self.roles if role.id == id), id)

    def step(self, id: str) -> PlanStep | None:
        """Return a step by its id."""
        return next((step for step in self.steps if step.id == id), None)


def fitting(playbooks: Sequence[Playbook], matter: str, level: str = "") -> list[Playbook]:
    """Return what is meant for a matter, that for its level alone first.

    Args:
        playbooks: of the hall.
        matter: id in the dispatch dictionary.
        level: event level (`larger`); empty for one that was not decided.
    """
    meant = [each for each in playbooks if matter in each.matters and not each.is_base]
    found = [each for each in meant if not each.levels or level in each.levels]
    return sorted(found, key=lambda each: (not each.levels, each.id))
