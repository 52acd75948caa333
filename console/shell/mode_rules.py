"""Alert rules that come into force with a mode or response, as one of the effects of its turn."""

from collections.abc import Iterator, Sequence

from console.domain.rule import RuleBook
from console.settings.mode_effects import ModeEffect

SORT = "rules"


def rule_effects(wanted: Sequence[str], book: RuleBook | None) -> Iterator[ModeEffect]:
    """Yield what each mode or response brings of rules: their names, and the file they stand in.

    Args:
        wanted: modes and responses to be turned to (`emergency`, `flood.III`).
        book: the rules of the hall; None where it has none.
    """
    if book is None:
        return
    for name in wanted:
        rules = book.of_mode(name)
        if rules:
            value = "、".join(rule.name or rule.id for rule in rules)
            yield ModeEffect(name, SORT, value, book.title)
