"""What sources have reported in the last days, report by report (`GET /v1/rules/reports`)."""

import msgspec


class ToldReport(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One report of a named thing.

    Attributes:
        key: what is the same thing, as the rules in force name it.
        at: when the hub got it, seconds since 1970.
        severity, condition: as an alert's.
        rule: id of the rule that held it.
        id: the source's own name of the message; the same twice is one.
    """

    key: str
    at: float
    severity: str
    condition: str
    source: str
    type: str = ""
    place: str = ""
    rule: str = ""
    id: str = ""


class ToldRule(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How a rule in force holds reports back; seconds, and times."""

    delay: int = 0
    count: int = 0
    settle: int = 0
    hold_off: int = 0


class ToldReports(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page of reports, in the order they came.

    Attributes:
        until: the hub's time when it was asked first, seconds since 1970; hand it back.
        next: where the next page begins; 0 after the last.
        rules: the rules in force that hold any of these, by id.
    """

    reports: list[ToldReport]
    until: float
    next: int = 0
    rules: dict[str, ToldRule] = {}
