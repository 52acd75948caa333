"""Proposals as a piece of the hub's rule file: `[[rule]]` tables, each with on what it rests."""

import json
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from console.domain.alert_reports import Filters
from console.domain.figures.nuisance import Proposal
from console.domain.rule import OF_THE_MATTER
from console.runtime.program_name import program

_LONGEST_NAME = 60


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


def rule_text(proposals: Iterable[Proposal], of_when: str) -> str:
    """Return the rules of what is proposed; they go before the others, and a person checks them.

    Args:
        proposals: those without filters are left out.
        of_when: the days that were tried.
    """
    tables = [
        _table(number, proposal, proposal.filters, of_when)
        for number, proposal in enumerate(proposals, 1)
        if proposal.filters is not None
    ]
    head = _t("# Proposed by this console from {0}. Put it before the other rules, then try it:")
    return "\n".join([head.format(of_when), f"# {program()} hub rules try FILE", "", *tables])


def _table(number: int, proposal: Proposal, filters: Filters, of_when: str) -> str:
    origin, before, after = proposal.origin, proposal.before, proposal.after
    match = {"source": origin.source, "type": origin.type, "place": origin.place}
    named = ", ".join(_one_name(name, told) for name, told in match.items() if told)
    rests = _t(
        "{0}: {1} reports tried again, calls {2} to {3}, tones {4} to {5}; {6} true, at most {7} s"
        " later; no red later"
    ).format(
        of_when,
        proposal.reports,
        before.alerts,
        after.alerts,
        before.sounds,
        after.sounds,
        proposal.true,
        f"{proposal.late:g}",
    )
    name = _t("Quieter: {0}").format(origin.place or origin.type or origin.source)
    lines = ["[[rule]]", f'id = "quieter-{number}"', f"name = {_text(name[:_LONGEST_NAME])}"]
    lines += [f"match = {{ {named} }}"]
    lines += [f"{key} = {value}" for key, value in _held(filters) if value]
    lines += [
        f"guidance = {_text(_t('Check at the place; write what to do here'))}",
        f'card = "{OF_THE_MATTER}"',
        f"source = {_text(rests)}",
        "",
    ]
    return "\n".join(lines)


def _one_name(field: str, value: str) -> str:
    quoted = _text(value)
    return f"{field} = [{quoted}]"


def _held(filters: Filters) -> list[tuple[str, int]]:
    return [
        ("delay", round(filters.delay.total_seconds())),
        ("count", filters.count),
        ("settle", round(filters.settle.total_seconds())),
        ("hold_off", round(filters.hold_off.total_seconds())),
    ]


def _text(words: str) -> str:
    """Write a TOML string; the escapes of JSON are those of TOML."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")
