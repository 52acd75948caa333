"""How far own acts on a record are: 已存本机，待中心回执 · 待发送 n · 被拒（原因）."""

from PySide6.QtCore import QCoreApplication

from console.models.outbox import Refusal, Standing


def _t(source: str) -> str:
    return QCoreApplication.translate("outbox", source)


def is_chinese() -> bool:
    """Whether the screen speaks Chinese now."""
    return _t("Sign") != "Sign"


def refusal_words(refusal: Refusal) -> str:
    """Return 被拒（原因）."""
    return _t("Refused ({0})").format(reason_of(refusal))


def reason_of(refusal: Refusal) -> str:
    """Return why the hub refused, in the language on screen."""
    return refusal.zh if is_chinese() else refusal.en


def standing_words(standing: Standing, is_cut_off: bool) -> str:
    """Return how far own acts on a record are; empty when the hub has them all.

    Args:
        standing: of the record.
        is_cut_off: nothing leaves now (断网值守, 停滞).
    """
    parts = []
    if standing.refusals:
        parts.append(refusal_words(standing.refusals[0]))
    if standing.unsent and is_cut_off:
        parts.append(_t("Saved here, {0} to send").format(standing.unsent))
    elif standing.unsent or standing.unsettled:
        parts.append(_t("Saved, unanswered"))
    return _t("; ").join(parts)
