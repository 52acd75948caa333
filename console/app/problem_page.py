"""What is shown where the store cannot be used: its key is asked for, or what is wrong is said."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from console.shell.problem_page import ProblemPage
from console.shell.unlock_page import UnlockPage
from offline_cache.problems import StoreProblem
from offline_cache.recovery import has_recovery
from widgets.common.theme import Theme

ASKING = ("passphrase_needed", "wrong_passphrase")

RECOVERABLE = ("key_unavailable", "wrong_recovery")
"""Codes after which the recovery key helps, where there is one."""


def problem_page(
    theme: Theme, problem: StoreProblem, data: Path, unlock: Callable[[str], None]
) -> QWidget:
    """Return the page of a problem.

    Args:
        theme: the look.
        problem: what is wrong.
        data: the seat's folder.
        unlock: gets what is typed where a key is asked for.
    """
    asks = problem.code in ASKING
    if asks or (problem.code in RECOVERABLE and has_recovery(data)):
        page = UnlockPage(theme, problem.code)
        page.unlock_requested.connect(unlock)
        return page
    return ProblemPage(theme, problem.code, problem.what, problem.where)
