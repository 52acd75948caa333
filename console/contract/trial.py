"""What a trial of rules on the stored reports answers (`POST /v1/rules/try`)."""

import msgspec


class Tally(msgspec.Struct, kw_only=True, omit_defaults=True):
    """What rules would have made of the reports.

    Attributes:
        reports: so many were heard.
        alerts: so many alerts they opened.
        episodes: so many times one of them began.
        told: so many times somebody would have been called to one (it sounds).
        held: so many times it was not told because of delay, count, dead band or hold-off.
        grouped: alerts that are shown together with others.
        regraded: alerts with another grade than the source said.
    """

    reports: int = 0
    alerts: int = 0
    episodes: int = 0
    told: int = 0
    held: int = 0
    grouped: int = 0
    regraded: int = 0


class RuleTrial(msgspec.Struct, frozen=True, kw_only=True):
    """One rule, before and after; all zero where it is not in one of the two."""

    id: str
    name: str
    before: Tally
    after: Tally


class TrialExample(msgspec.Struct, frozen=True, kw_only=True):
    """One report that new rules take otherwise.

    Attributes:
        what: `opened`, `joined`, `told`, `held`, `grade`, `group`.
        at: when it came, RFC 3339.
        detail: grade or group, before → after.
    """

    what: str
    at: str
    source: str
    title: str
    rule_before: str
    rule_after: str
    detail: str = ""


class TrialAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The whole trial; nothing was changed by it.

    Attributes:
        since, until: the time tried, RFC 3339.
        requests: so many requests of sources were read again.
        bytes: of them.
        unread: reports that could not be read, as when they came.
        is_cut: the trial ended early because there were more than it takes.
        before, after: of all rules together.
        changes: reports taken otherwise, by `what`.
        notes: what whoever wrote the file ought to know.
    """

    since: str
    until: str
    requests: int
    bytes: int
    unread: int
    is_cut: bool
    version_before: str
    version_after: str
    before: Tally
    after: Tally
    rules: list[RuleTrial]
    changes: dict[str, int]
    examples: list[TrialExample]
    notes: list[str] = []
