"""Grades in words and shapes."""

from PySide6.QtCore import QCoreApplication

from console.domain.alert import Severity
from widgets.common.theme import Grade

GRADES = {
    Severity.RED: Grade.RED,
    Severity.ORANGE: Grade.ORANGE,
    Severity.YELLOW: Grade.YELLOW,
    Severity.BLUE: Grade.BLUE,
    Severity.NOTICE: Grade.NOTICE,
}


def grade_word(severity: Severity) -> str:
    """Return the word of a severity."""
    words = {
        Severity.RED: QCoreApplication.translate("queue", "Red"),
        Severity.ORANGE: QCoreApplication.translate("queue", "Orange"),
        Severity.YELLOW: QCoreApplication.translate("queue", "Yellow"),
        Severity.BLUE: QCoreApplication.translate("queue", "Blue"),
        Severity.NOTICE: QCoreApplication.translate("queue", "Notice"),
    }
    return words[severity]


def short_grade_word(severity: Severity) -> str:
    """Return the word of a severity for a narrow column (36 px)."""
    words = {
        Severity.ORANGE: QCoreApplication.translate("queue", "Org."),
        Severity.YELLOW: QCoreApplication.translate("queue", "Yel."),
        Severity.NOTICE: QCoreApplication.translate("queue", "Note"),
    }
    return words.get(severity) or grade_word(severity)
