"""Of when and of whom figures are asked: two choices, each with a key that takes the next one."""

from PySide6.QtCore import QCoreApplication, QObject

from console.domain.figures.period import Span
from console.domain.figures.sample import HALL
from console.models.fact_store import Ask
from console.screens.quality.figure_words import span_word
from console.screens.quality.parts import QualityParts
from widgets.common.segmented import Segment, Segmented
from widgets.forms.combo import Choice, Combo


def _t(source: str) -> str:
    return QCoreApplication.translate("quality", source)


class Asking(QObject):
    """The two choices; what is chosen is asked of the book at once.

    Args:
        parts: the book, and what seats are called.

    Attributes:
        spans: of when. whose: of the hall, or of which seat.
    """

    def __init__(self, parts: QualityParts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts, self._book = parts, parts.book
        theme, spans = parts.theme, [Segment(span.value, span_word(span)) for span in Span]
        self.spans = Segmented(theme, spans, self._book.ask.span.value, name=_t("Of when"))
        self._seats = self._choices(())
        self.whose = Combo(theme, self._seats, width=144, name=_t("Whose"))
        self.spans.chosen.connect(self._ask)
        self.whose.chosen.connect(self._ask)

    def next_span(self) -> None:
        """Ask of the next time there is."""
        spans = list(Span)
        at = spans.index(Span(self.spans.current))
        self.spans.set_current(spans[(at + 1) % len(spans)].value)
        self._ask()

    def next_seat(self) -> None:
        """Ask of the next seat there is; the hall comes first."""
        ids = [choice.id for choice in self._seats]
        self.whose.set_current(ids[(ids.index(self.whose.current) + 1) % len(ids)])
        self._ask()

    def offer(self, seats: tuple[str, ...]) -> None:
        """Let one choose among these seats, besides the hall and this seat."""
        self._seats = self._choices(seats)
        self.whose.set_choices(self._seats)

    def set_visible(self, is_visible: bool) -> None:
        """Show the choices where something is asked by them."""
        for choice in (self.spans, self.whose):
            choice.setVisible(is_visible)

    def _ask(self, _: str = "") -> None:
        self._book.look_at(Ask(Span(self.spans.current), self.whose.current))

    def _choices(self, seats: tuple[str, ...]) -> list[Choice]:
        parts = self._parts
        return [
            Choice(HALL, _t("Whole hall")),
            Choice(parts.seat, _t("This seat")),
            *(Choice(seat, parts.seat_name(seat)) for seat in seats if seat != parts.seat),
        ]
