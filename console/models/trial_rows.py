"""What a trial of rules told, as rows: the whole, each rule, what is taken otherwise, examples."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from console.contract.trial import RuleTrial, Tally, TrialAnswer, TrialExample

FIGURES = ("reports", "alerts", "told", "held", "grouped", "regraded")


def _t(source: str) -> str:
    return QCoreApplication.translate("rules", source)


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One line: what it is about, before, after; a head has neither."""

    id: str
    what: str
    before: str = ""
    after: str = ""
    is_head: bool = False

    @property
    def is_other(self) -> bool:
        """Whether the new rules make something else of it."""
        return self.before != self.after


def figure_word(name: str) -> str:
    """Return what a figure of a trial is called."""
    return {
        "reports": _t("Reports"),
        "alerts": _t("Alerts"),
        "told": _t("Told aloud"),
        "held": _t("Held back"),
        "grouped": _t("Grouped"),
        "regraded": _t("Another grade"),
    }[name]


def change_word(what: str) -> str:
    """Return how a report is taken otherwise; one this version does not know by its own name."""
    words = {
        "opened": _t("an alert of its own now"),
        "joined": _t("joined to one now"),
        "told": _t("told now"),
        "held": _t("held back now"),
        "grade": _t("another grade"),
        "group": _t("another group"),
    }
    return words.get(what, what)


def trial_rows(answer: TrialAnswer) -> list[TrialRow]:
    """Return all lines of a trial, in their order."""
    return [
        *_figures(answer),
        *_rules(answer.rules),
        *_changes(answer.changes),
        *_examples(answer.examples),
    ]


def _figures(answer: TrialAnswer) -> Iterator[TrialRow]:
    yield TrialRow("head/all", _t("All rules together"), is_head=True)
    for name in FIGURES:
        before, after = getattr(answer.before, name), getattr(answer.after, name)
        yield TrialRow(f"all/{name}", figure_word(name), f"{before}", f"{after}")


def _rules(rules: list[RuleTrial]) -> Iterator[TrialRow]:
    if rules:
        yield TrialRow("head/rules", _t("Each rule: alerts, told, held back"), is_head=True)
    for rule in rules:
        words = f"{rule.name}·{rule.id}" if rule.name else rule.id
        yield TrialRow(f"rule/{rule.id}", words, _three(rule.before), _three(rule.after))


def _three(told: Tally) -> str:
    return f"{told.alerts} / {told.told} / {told.held}"


def _changes(changes: dict[str, int]) -> Iterator[TrialRow]:
    if changes:
        yield TrialRow("head/changes", _t("Reports taken otherwise"), is_head=True)
    for what, number in sorted(changes.items()):
        yield TrialRow(f"change/{what}", change_word(what), "", f"{number}")


def _examples(examples: list[TrialExample]) -> Iterator[TrialRow]:
    if examples:
        yield TrialRow("head/examples", _t("Examples"), is_head=True)
    for number, one in enumerate(examples):
        words = f"{one.at[5:16].replace('T', ' ')} {one.source} {one.title}"
        detail = f" {one.detail}" if one.detail else ""
        after = f"{change_word(one.what)}{detail}"
        yield TrialRow(f"example/{number}", words, one.rule_before, f"{after} {one.rule_after}")
