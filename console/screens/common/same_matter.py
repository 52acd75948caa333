"""疑似同一事 in words: where, when and by which words, as one reads it in a row."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from console.domain.same_matter import Candidate
from console.screens.common.words import distance_words


def _t(source: str) -> str:
    return QCoreApplication.translate("screens", source)


def same_words(candidate: Candidate, most: int | None = None) -> str:
    """Return the reasons: `同一地点 40 米·10 分钟内·同为积水`; the first so many of them."""
    return "·".join([*_reasons(candidate.reasons)][:most])


def _reasons(reasons: Sequence[str]) -> Iterable[str]:
    has_metres = any(reason.startswith("same_place:") for reason in reasons)
    forms = {
        "same_place": _t("same place {0}") if has_metres else _t("same place"),
        "near": _t("{0} away"),
        "same_grid": _t("same grid"),
        "within": _t("within {0} min"),
        "apart": _t("{0} min apart"),
        "kind": _t("both {0}"),
        "words": _t("both say “{0}”"),
    }
    for reason in reasons:
        code, _, told = reason.partition(":")
        is_distance = code in ("same_place", "near") and told
        yield forms.get(code, reason).format(distance_words(float(told)) if is_distance else told)
