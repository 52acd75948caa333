"""An own act is shown ahead of the crowd; what was read before it never puts the old row back."""

from console.models.read_order import ReadOrder


def test_a_read_made_before_an_act_and_shown_after_it_changes_nothing() -> None:
    order = ReadOrder()
    before, rows = order.numbered(lambda: {"a": "unsigned", "b": "new"})
    own, signed = order.numbered(lambda: {"a": "signed"})
    assert order.newest(own, signed, True) == {"a": "signed"}
    assert order.newest(before, rows, False) == {"b": "new"}
    assert order.shown_since(before) == {"a"}


def test_what_is_read_after_it_is_shown_and_ends_the_watch() -> None:
    order = ReadOrder()
    own, signed = order.numbered(lambda: {"a": "signed"})
    order.newest(own, signed, True)
    after, rows = order.numbered(lambda: {"a": "closed by another"})
    assert order.newest(after, rows, False) == {"a": "closed by another"}
    assert order.shown_since(0) == set()
