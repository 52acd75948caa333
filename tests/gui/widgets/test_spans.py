"""Spans and layout against the plain way of counting."""

from hypothesis import given
from hypothesis import strategies as st

from widgets.lists.spans import BandLayout, HeadRule, Spans

KEYS = st.sampled_from([("a", 1), ("a", 2), ("b", 1), ("c", 1)])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("in"), st.integers(0, 30), st.lists(KEYS, min_size=1, max_size=5)),
        st.tuples(st.just("out"), st.integers(0, 30), st.integers(0, 4)),
    ),
    max_size=20,
)


@given(STEPS)
def test_spans_follow_inserts_and_removals(steps):
    spans, plain = Spans(), []
    for what, at, arg in steps:
        if what == "in":
            at = min(at, len(plain))
            plain[at:at] = arg
            spans.insert(at, arg)
        elif plain:
            at = min(at, len(plain) - 1)
            last = min(at + arg, len(plain) - 1)
            del plain[at : last + 1]
            spans.remove(at, last)
    assert spans.total == len(plain)
    assert [spans.at(row) for row in range(len(plain))] == plain
    assert all(one[0] != two[0] for one, two in zip(spans.runs, spans.runs[1:], strict=False))


@given(st.lists(st.tuples(st.sampled_from([1, 2]), st.integers(1, 9)), max_size=6), st.booleans())
def test_every_shown_row_is_found_again_at_its_place(runs, closed):
    spans = Spans()
    spans.reset([*((("a", kind), count) for kind, count in runs), (("b", 1), 3)])
    rules = [HeadRule("a", 24), HeadRule("b", 24, is_closed=closed), HeadRule("c", 20, stays=True)]
    layout = BandLayout(spans, rules, {1: 40, 2: 48})
    y, shown = 0, 0
    for row in range(spans.total):
        band, kind = spans.at(row)
        if row == 0 or spans.at(row - 1)[0] != band:
            y += 24
        if band == "b" and closed:
            assert layout.y_of(row) is None
            continue
        assert layout.y_of(row) == y
        assert layout.row_at(y) == row
        assert layout.shown_index(row) == shown
        assert layout.row_of_shown(shown) == row
        y += {1: 40, 2: 48}[kind]
        shown += 1
    assert layout.height == y + 20
    assert layout.shown == shown


def test_only_blocks_in_sight_are_given():
    spans = Spans()
    spans.reset([(("a", 1), 1000)])
    layout = BandLayout(spans, [HeadRule("a", 24)], {1: 40})
    seen = [(block.kind, first, last) for block, first, last in layout.between(0, 104)]
    assert seen == [(None, 0, 1), (1, 0, 2)]
    seen = [(first, last) for _, first, last in layout.between(24 + 400, 24 + 490)]
    assert seen == [(10, 13)]
