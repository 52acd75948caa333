"""A figure in words: its name, how much, its target, what it is made of. No number, no zero."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from console.domain.alert_marks import Severity
from console.domain.figures.figure import Figure, Part, Standing
from console.domain.figures.period import Span
from console.domain.figures.targets import Kind
from console.models.alert_rows import grade_word
from console.models.channel_words import channel_word
from console.runtime.hall_time import hall_minute

NOT_KNOWN = "—"
_SHARES = frozenset({Kind.FLOOD, Kind.MIX, Kind.TOP, Kind.SIGN, Kind.ACT, Kind.FALSE})


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


def span_word(span: Span) -> str:
    """Return what a time is called."""
    return {
        Span.SHIFT: _t("This shift"),
        Span.LAST_SHIFT: _t("Last shift"),
        Span.DAY: _t("24 hours"),
        Span.WEEK: _t("7 days"),
    }[span]


def name_of(kind: Kind) -> str:
    """Return what a figure is called."""
    return {
        Kind.AVERAGE: _t("New in 10 minutes, on average"),
        Kind.PEAK: _t("Busiest 10 minutes"),
        Kind.PEAK_HOUR: _t("Busiest hour"),
        Kind.FLOOD: _t("Time in surge"),
        Kind.MIX: _t("Share of grades"),
        Kind.TOP: _t("Busiest 10 devices"),
        Kind.CHATTERING: _t("Chattering"),
        Kind.STALE: _t("Open over 24 hours"),
        Kind.SIGN: _t("Signed in time"),
        Kind.ACT: _t("First action in time"),
        Kind.EARLY: _t("First steps (median)"),
        Kind.DEEDS: _t("Actions per 100 alerts"),
        Kind.FALSE: _t("Found not true"),
        Kind.CHANNEL: _t("By channel"),
    }[kind]


def value_words(figure: Figure, may_lack: bool = False) -> str:
    """Return how much it is.

    Args:
        figure: which.
        may_lack: something was not seen: a zero is then not known to be one.
    """
    value = figure.value
    if value is None or (may_lack and value == 0 and figure.kind is not Kind.MIX):
        return NOT_KNOWN
    if figure.kind is Kind.MIX:
        return "·".join(f"{(part.share or 0) * 100:.0f}" for part in figure.parts)
    if figure.kind in _SHARES:
        return percent(value)
    if figure.kind is Kind.EARLY:
        return length_words(value)
    if figure.kind is Kind.AVERAGE:
        return f"{value:.2f}"
    return f"{value:,.0f}"


def percent(share: float) -> str:
    """Write a share; what is not whole hundreds never looks like it."""
    told = f"{share * 100:.0f}"
    if told in ("0", "100") and share not in (0, 1):
        told = f"{share * 100:.1f}"
    return f"{told}%"


def target_words(figure: Figure) -> str:
    """Return its bound, or nothing."""
    target = figure.target
    if figure.kind is Kind.MIX:
        return _t("about 5·15·80")
    bound = target.most if target.least is None else target.least
    if bound is None:
        return NOT_KNOWN
    shown = percent(bound) if figure.kind in _SHARES else f"{bound:g}"
    return (_t("at most {0}") if target.least is None else _t("at least {0}")).format(shown)


def standing_words(standing: Standing, is_least: bool = False) -> str:
    """Return how it stands against its target, which is a least or a most."""
    return {
        Standing.OK: _t("Met"),
        Standing.OVER: _t("Below") if is_least else _t("Over"),
        Standing.NONE: _t("Not judged"),
    }[standing]


def detail_words(figure: Figure) -> str:
    """Return what the number alone does not say."""
    if figure.at is not None:
        return _t("from {0}").format(hall_minute(datetime.fromtimestamp(figure.at, UTC)))
    if figure.median is not None and figure.tail is not None:
        told = _t("median {0}, 95% within {1}")
        return told.format(length_words(figure.median), length_words(figure.tail))
    if figure.kind in (Kind.MIX, Kind.CHANNEL):
        return _t(", ").join(
            _t("{0} {1}").format(part_name(figure.kind, part), part_share(part))
            for part in figure.parts
        )
    if figure.kind is Kind.EARLY:
        return _t(", ").join(
            _t("{0} {1}").format(part_name(figure.kind, part), length_words(part.median))
            for part in figure.parts
            if part.median is not None
        )
    return ""


def part_share(part: Part) -> str:
    """Return the share of a part of the load."""
    return NOT_KNOWN if part.share is None else percent(part.share)


def part_name(kind: Kind, part: Part, titles: dict[str, str] | None = None) -> str:
    """Return what a part is called; a device goes by the title of its newest alert."""
    if kind is Kind.CHANNEL:
        return channel_word(part.name)
    if kind is Kind.MIX:
        return {"high": grade_word(Severity.RED), "middle": grade_word(Severity.ORANGE)}.get(
            part.name, _t("Lower")
        )
    if kind is Kind.EARLY:
        words = {"found": _t("found"), "signed": _t("signed"), "judged": _t("judged")}
        return words.get(part.name, _t("acted on"))
    if kind in (Kind.SIGN, Kind.ACT):
        return grade_word(Severity[part.name.upper()])
    return (titles or {}).get(part.ids[-1], part.name) if part.ids else part.name


def length_words(seconds: float) -> str:
    """Write a time that was waited."""
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes:02d}:{rest:02d}"
    return _t("{0} h {1} min").format(minutes // 60, f"{minutes % 60:02d}")
