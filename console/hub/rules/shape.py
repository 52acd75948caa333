"""What a rule file may hold: the strict form, from which the JSON Schema is made as well."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from console.domain.rule import Hot, OrderTemplate, Rule
from console.domain.rule_match import Match

FORMAT = 1
MOST_RULES = 1_000
MOST_WORDS = 2_000
"""Words of all rules together: each may be looked for in a report."""

Name = Annotated[str, Meta(min_length=1, max_length=100)]
Names = Annotated[list[Name], Meta(max_length=50)]
Words = Annotated[str, Meta(max_length=500)]
Template = Annotated[str, Meta(max_length=200)]
Id = Annotated[str, Meta(pattern="^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$")]
Hour = Annotated[int, Meta(ge=0, le=3_600)]
Day = Annotated[int, Meta(ge=0, le=86_400)]
Word = Annotated[str, Meta(min_length=1, max_length=20)]
Grade = Literal["red", "orange", "yellow", "blue", "notice"]


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is not declared is a mistake: a misspelt name must not mean nothing."""


class MatchShape(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a rule is meant for; `*` stands for anything, except in words."""

    source: Names = []
    channel: Names = []
    type: Names = []
    town: Names = []
    place: Names = []
    words: Names = []


class OrderShape(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An order that is offered, never sent by itself."""

    matter: Annotated[str, Meta(max_length=100)] = ""
    unit: Names = []
    text: Annotated[str, Meta(max_length=120)] = ""
    limit_minutes: Annotated[int, Meta(ge=0, le=10_080)] = 0
    source: Words = ""


class HotShape(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When similar matters become a hot topic."""

    count: Annotated[int, Meta(ge=2, le=100)] = 3
    window: Annotated[int, Meta(ge=60, le=86_400)] = 3_600
    radius: Annotated[int, Meta(ge=50, le=5_000)] = 500
    by_matter: bool = False


class EffectShape(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a rule does."""

    guidance: Annotated[str, Meta(min_length=1, max_length=300)]
    source: Annotated[str, Meta(min_length=1, max_length=500)]
    name: Annotated[str, Meta(max_length=60)] = ""
    note: Words = ""
    severity: Annotated[dict[Word, Grade], Meta(max_length=20)] = {}
    delay: Hour = 0
    count: Annotated[int, Meta(ge=0, le=10)] = 0
    settle: Hour = 0
    hold_off: Day = 0
    fingerprint: Template = ""
    group: Template = ""
    channel: Annotated[str, Meta(max_length=40)] = ""
    card: Annotated[str, Meta(max_length=100)] = ""
    playbook: Annotated[str, Meta(max_length=60)] = ""
    order: OrderShape | None = None
    hot: HotShape | None = None


class RuleShape(EffectShape, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule of the file."""

    id: Id
    match: MatchShape = MatchShape()
    during: Annotated[list[Name], Meta(max_length=20)] = []


class FileShape(_Strict, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file. The order of the rules counts: the first that fits holds."""

    format: Literal[1]
    title: Annotated[str, Meta(min_length=1, max_length=100)]
    default: EffectShape
    note: Words = ""
    based_on: Annotated[str, Meta(max_length=40)] = ""
    """Version of the shipped rules it was made from; `hub rules merge` goes by it."""
    rule: Annotated[list[RuleShape], Meta(max_length=MOST_RULES)] = []


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a rule file."""
    told = msgspec.json.schema(FileShape)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **told}


def rule_of(id: str, told: EffectShape, match: MatchShape, during: Sequence[str] = ()) -> Rule:
    """Return a rule as the hall works by it."""
    order, hot = told.order, told.hot
    return Rule(
        id=id,
        name=told.name or id,
        match=Match(**{name: tuple(getattr(match, name)) for name in match.__struct_fields__}),
        severity=tuple((before, after) for before, after in sorted(told.severity.items())),
        delay=told.delay,
        count=told.count,
        settle=told.settle,
        hold_off=told.hold_off,
        fingerprint=told.fingerprint,
        group=told.group,
        channel=told.channel,
        guidance=told.guidance,
        card=told.card,
        playbook=told.playbook,
        order=None if order is None else OrderTemplate(
            order.matter, tuple(order.unit), order.text, order.limit_minutes, order.source
        ),
        hot=None if hot is None else Hot(hot.count, hot.window, hot.radius, hot.by_matter),
        source=told.source,
        note=told.note,
        during=tuple(during),
    )  # fmt: skip
