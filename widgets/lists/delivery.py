"""How far something sent has come, told by fill and weight, never by colour.

Waiting is faint, sent an arrow, reached an arrow to a bar, read an eye in text, taken a filled disc
in bold; not answered is the one inverse chip. Sent is never drawn like reached.
"""

from enum import Enum, auto

from widgets.common.text import Run, chip_run
from widgets.common.theme import Ink, Step


class Delivery(Enum):
    """Stages in order, and the one that failed."""

    NONE = auto()
    WAITING = auto()
    SENT = auto()
    REACHED = auto()
    READ = auto()
    TAKEN = auto()
    FAILED = auto()


def delivery_runs(stage: Delivery, word: str) -> tuple[Run, ...]:
    """Return the runs that show `stage` with its word."""
    if stage is Delivery.NONE:
        return (Run("—", Ink.TEXT3, step=Step.SMALL),)
    if stage is Delivery.WAITING:
        return (Run(word, Ink.TEXT3, step=Step.SMALL),)
    if stage is Delivery.FAILED:
        return (chip_run(word, "x"),)
    icon, ink, bold = _LOOKS[stage]
    return (Run(word, ink, bold=bold, step=Step.SMALL, icon=icon),)


_LOOKS = {
    Delivery.SENT: ("arrow-right", Ink.TEXT2, False),
    Delivery.REACHED: ("arrow-bar-to-right", Ink.TEXT2, False),
    Delivery.READ: ("eye", Ink.TEXT, False),
    Delivery.TAKEN: ("circle-check-filled", Ink.TEXT, True),
}
