"""An entry of the dictionary, a past order and a change of a version in words for a person."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from console.domain.dictionary import Dictionary, FieldChange, GridCode
from console.domain.dispatch_history import Choice
from console.domain.matter import AreaRule, Matter, MatterClock, Urgency
from console.domain.past_order import PastOrder


def _t(source: str) -> str:
    return QCoreApplication.translate("dictionary", source)


def field_word(field: str) -> str:
    """Return what a field is called; an unknown one by its own name."""
    words = {
        "name": _t("Matter"),
        "words": _t("Words"),
        "synonyms": _t("Synonyms"),
        "lead": _t("Lead"),
        "co_units": _t("Helping"),
        "area": _t("Area rule"),
        "severity": _t("Grade"),
        "urgency": _t("Urgency"),
        "limit_minutes": _t("On scene within"),
        "clocks": _t("Limits"),
        "needs": _t("Forces"),
        "text": _t("Order text"),
        "card": _t("Card"),
        "major": _t("Major"),
        "minor": _t("Minor"),
        "basis": _t("Basis"),
        "evidence": _t("Evidence"),
        "returns": _t("Returns"),
        "handbook": _t("Handbook"),
        "same_as": _t("Same as"),
        "valid_from": _t("From"),
        "valid_to": _t("Until"),
        "source": _t("Source"),
        "sort": _t("Sort"),
        "definition": _t("Definition"),
    }
    return words.get(field, field)


def clock_words(clock: MatterClock) -> str:
    """Return one clock: `处置 5 个工作日`."""
    kinds = {
        "minutes": _t("{0} {1} min"),
        "working_hours": _t("{0} {1} working h"),
        "working_days": _t("{0} {1} working d"),
    }
    return kinds.get(clock.kind, "{0} {1}").format(clock.what, clock.amount)


def limit_words(matter: Matter) -> str:
    """Return all limits of an entry; a dash where it has none."""
    told = [clock_words(clock) for clock in matter.clocks]
    if matter.limit_minutes and not any(clock.what == "到场" for clock in matter.clocks):
        told.insert(0, _t("on scene within {0} min").format(matter.limit_minutes))
    return "、".join(told) or "—"


def area_words(rule: AreaRule) -> str:
    """Return who is asked first."""
    return {
        AreaRule.NONE: "",
        AreaRule.OWNER_FIRST: _t("the owner first, then the area"),
        AreaRule.AREA_FIRST: _t("the area first, then the owner"),
    }[rule]


def urgency_words(urgency: Urgency) -> str:
    """Return how urgent it is; nothing for the ordinary."""
    return {
        Urgency.ORDINARY: "",
        Urgency.URGENT: _t("urgent"),
        Urgency.CRITICAL: _t("critical"),
    }[urgency]


def code_words(matter: Matter, codes: Mapping[str, GridCode]) -> str:
    """Return the classes of the grid an entry belongs to, with their names."""
    told = []
    for id in (matter.major, matter.minor):
        code = codes.get(id)
        if id:
            told.append(f"{id} {code.name}" if code else id)
    return "·".join(told) or "—"


def choice_words(choice: Choice) -> str:
    """Return why past orders speak for a unit.

    Who is sure by more than the share it took is not added up wrongly: what else counts is named.
    """
    words = _t("took {0} of {1} like it; returns and class counted, {2}% sure")
    return words.format(choice.took, choice.of, round(100 * choice.confidence))


def risk_words(choice: Choice) -> str:
    """Return what speaks against a unit."""
    words = _t("gave {0} of {1} alike back: {2}")
    return words.format(choice.gave_back, choice.of, choice.why or _t("no reason told"))


def returned_words(past: PastOrder) -> str:
    """Return who gave an order back and why; nothing where nobody did."""
    return "；".join(
        (_t("{0} (not agreed): {1}") if one.is_refused else _t("{0}: {1}")).format(
            one.unit or _t("somebody"), one.reason or _t("no reason told")
        )
        for one in past.returns
    )


def version_words(told: Dictionary) -> str:
    """Return which version it is, who put it in force and when."""
    if not told.version:
        return _t("no version was loaded yet")
    words = _t("{0}·{1}·{2} entries·by {3}, {4}")
    return words.format(
        told.title or _t("without a name"), told.version, told.matters, told.by, told.at[:16]
    ).replace("T", " ")


def change_words(change: FieldChange) -> str:
    """Return what a field said and says."""
    before, after = change.before or "—", change.after or "—"
    if change.field == "clocks":
        before, after = _with_kinds(before), _with_kinds(after)
    return _t("{0}: {1} → {2}").format(field_word(change.field), before, after)


def _with_kinds(told: str) -> str:
    """Return clocks with their kinds as a person calls them."""
    for kind, words in (
        ("minutes", _t("{0} {1} min")),
        ("working_hours", _t("{0} {1} working h")),
        ("working_days", _t("{0} {1} working d")),
    ):
        told = told.replace(kind, words.partition("{1}")[2].strip())
    return told
