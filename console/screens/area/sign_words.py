"""Vital signs without a place of their own on a wall, in the line at its foot."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from widgets.board.tiles import BoardTile


def _t(source: str) -> str:
    return QCoreApplication.translate("area", source)


def sign_words(signs: Sequence[BoardTile]) -> list[str]:
    """Return what they say, from all of each to the number of them; nothing for none."""
    if not signs:
        return []
    whole = _t("; ").join(_words(sign, sign.note) for sign in signs)
    brief = _t("; ").join(_words(sign, _age(sign)) for sign in signs)
    worst = _t("{0}; {1} more").format(_words(signs[0], _age(signs[0])), len(signs) - 1)
    return [whole, brief, *([worst] if len(signs) > 1 else []), _count(signs)]


def with_signs(blind: Sequence[str], signs: Sequence[BoardTile]) -> list[str]:
    """Return what cannot be seen; behind it, where it has room, how many signs stand elsewhere."""
    if not signs:
        return list(blind)
    return [*(_t("{0}; {1}").format(words, _count(signs)) for words in blind), *blind]


def _count(signs: Sequence[BoardTile]) -> str:
    return _t("{0} vital signs have no room here").format(len(signs))


def _age(sign: BoardTile) -> str:
    """Return of when an old one is: no form may make it look new."""
    return sign.note.split("·")[0] if sign.is_old else ""


def _words(sign: BoardTile, note: str) -> str:
    grades = (mark.word for mark in sign.marks)
    return " ".join(word for word in (sign.name, sign.total, *grades, note) if word)
