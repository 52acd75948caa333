"""What a playbook file may hold: the strict form, from which the JSON Schema is made as well."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from console.domain.playbook import DueWhen, PlanStep, StepLimit

FORMAT = 1
MOST_FILES = 500
MOST_STEPS = 100

Id = Annotated[str, Meta(pattern="^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$")]
Name = Annotated[str, Meta(min_length=1, max_length=100)]
Names = Annotated[list[Name], Meta(max_length=50)]
Ids = Annotated[list[Id], Meta(max_length=50)]
Words = Annotated[str, Meta(max_length=500)]
Amount = Annotated[int, Meta(ge=0, le=100_000)]
Grade = Literal["", "red", "orange", "yellow", "blue", "notice"]
Level = Literal["general", "larger", "major", "extreme"]


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is not declared is a mistake: a misspelt name must not mean nothing."""


class DueShape(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What of the matter itself makes a step due."""

    grade: Grade = ""
    words: Names = []
    level: Literal["", "general", "larger", "major", "extreme"] = ""


class StepShape(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step."""

    id: Id
    title: Annotated[str, Meta(min_length=1, max_length=120)]
    owner: Id
    after: Ids = []
    due: DueShape | None = None
    minutes: Amount = 0
    working_hours: Amount = 0
    working_days: Amount = 0
    limit_source: Words = ""
    phones: Names = []
    needs: Names = []
    checklist: Names = []
    optional: bool = False
    legal: bool = False


class FileShape(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file: one playbook. What is left out is as in its base."""

    format: Literal[1]
    id: Id
    name: Annotated[str, Meta(min_length=1, max_length=60)]
    version: Annotated[str, Meta(min_length=1, max_length=40)]
    source: Annotated[str, Meta(min_length=1, max_length=500)]
    note: Words = ""
    base: Annotated[str, Meta(max_length=60)] = ""
    is_base: bool = False
    """Whether it is only there to be built on."""
    matters: Names | None = None
    levels: list[Level] | None = None
    card: Annotated[str, Meta(max_length=100)] = ""
    phones: Names = []
    order: Words = ""
    report: Words = ""
    roles: Annotated[dict[Id, Name], Meta(max_length=50)] = {}
    drop: Ids = []
    """Steps of the base that it does not have."""
    step: Annotated[list[StepShape], Meta(max_length=MOST_STEPS)] = []


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a playbook file."""
    told = msgspec.json.schema(FileShape)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **told}


def step_of(told: StepShape) -> PlanStep:
    """Return a step as the hall works by it."""
    kind, amount = limit_of(told)
    due = told.due
    return PlanStep(
        id=told.id,
        title=told.title,
        owner=told.owner,
        after=tuple(told.after),
        due=None if due is None else DueWhen(due.grade, tuple(due.words), due.level),
        limit=StepLimit(kind, amount, told.limit_source),
        phones=tuple(told.phones),
        needs=tuple(told.needs),
        checklist=tuple(told.checklist),
        is_optional=told.optional,
        is_legal=told.legal,
    )


def limit_of(told: StepShape) -> tuple[str, int]:
    """Return the kind of a step's clock and its amount; an amount of 0 is none."""
    kinds = ("minutes", "working_hours", "working_days")
    return next(
        ((kind, getattr(told, kind)) for kind in kinds if getattr(told, kind)), ("minutes", 0)
    )
