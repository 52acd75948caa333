"""The alerts behind the figures as a table for whoever assesses a shift: raw, one line each."""

import csv
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from io import StringIO

from PySide6.QtCore import QCoreApplication

from console.domain.figures.facts import AlertFact
from console.models.alert_rows import grade_word
from console.models.channel_words import channel_word
from console.models.fact_store import Counted
from console.runtime.clock import CHINA
from console.screens.quality.figure_words import name_of

_BYTE_ORDER = "\ufeff"
"""Tells office programs that the file is UTF-8."""


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


def evidence(counted: Counted, facts: Iterable[AlertFact]) -> str:
    """Return every alert a figure counts, with its times and which figures those are (CSV)."""
    figures: dict[str, list[str]] = defaultdict(list)
    for figure in counted.figures.values():
        for id in figure.ids:
            figures[id].append(name_of(figure.kind))
    sheet = StringIO()
    writer = csv.writer(sheet)
    writer.writerow(
        (_t("Alert id"), _t("Received"), _t("Grade"), _t("Source"), _t("Device"), _t("Channel"),
         _t("Signed at"), _t("Signed by"), _t("First action at"), _t("Found"), _t("Acts"),
         _t("Counted in"))
    )  # fmt: skip
    for fact in sorted(facts, key=lambda fact: (fact.at, fact.id)):
        if fact.id in figures:
            writer.writerow(map(_plain, _cells(fact, figures[fact.id])))
    return _BYTE_ORDER + sheet.getvalue()


def _cells(fact: AlertFact, figures: list[str]) -> tuple[str, ...]:
    found = {"true": _t("True"), "false": _t("Not true")}.get(fact.verdict, "")
    return (
        fact.id, _moment(fact.at), grade_word(fact.grade), fact.source, fact.device,
        channel_word(fact.channel), _moment(fact.signed), fact.signer, _moment(fact.acted), found,
        str(len(fact.deeds)), _t(", ").join(figures),
    )  # fmt: skip


def _moment(at: float | None) -> str:
    return "" if at is None else f"{datetime.fromtimestamp(at, CHINA):%Y-%m-%d %H:%M:%S}"


def _plain(words: str) -> str:
    """Keep an office program from taking what a source wrote for a formula."""
    return f"'{words}" if words[:1] in "=+-@\t" and words else words
