"""From a slip to paper, or to a PDF where there is no printer."""

from concurrent.futures import Future
from functools import partial
from pathlib import Path

from console.app.paper import Paint, apart, plain_name, print_page, save_page
from console.screens.deploy.slip import Slip
from console.screens.deploy.slip_paper import paint_slip


class SlipDesk:
    """Prints slips on the system's default printer.

    Args:
        family: the font with the hanzi.
        folder: where PDFs go; they are not encrypted, so only a person's wish puts one there.
    """

    def __init__(self, family: str, folder: Path) -> None:
        self._family = family
        self._folder = folder

    def print(self, slip: Slip) -> "Future[str]":
        """Print; the result is the printer's name, or NotPrinted."""
        return apart(partial(print_page, _name(slip), self._paint(slip)))

    def save(self, slip: Slip) -> "Future[str]":
        """Write a PDF; the result is its path."""
        path = self._folder / f"{_name(slip)}.pdf"
        return apart(partial(save_page, path, self._paint(slip)))

    def _paint(self, slip: Slip) -> Paint:
        return lambda painter, page: paint_slip(painter, page, slip, self._family)


def _name(slip: Slip) -> str:
    return f"派单单据-{plain_name(slip.number)}"
