"""A grade before the words it is of: its shape and its word, never a shape alone."""

from console.models.grade_words import GRADES, grade_word, short_grade_word
from widgets.common.text import Run
from widgets.common.theme import Grade, Ink

_SEVERITIES = {grade: severity for severity, grade in GRADES.items()}


def word_of(grade: Grade, is_short: bool = False) -> str:
    """Return the word of a grade, or the one where room is short."""
    severity = _SEVERITIES[grade]
    return short_grade_word(severity) if is_short else grade_word(severity)


def grade_run(grade: Grade, size: int = 14) -> Run:
    """Return shape and short word, `size` pixels the side of the shape."""
    words = word_of(grade, is_short=True)
    return Run(words, Ink(grade.value), bold=True, shape=grade, shape_size=size)
