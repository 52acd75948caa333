"""Events out of bytes, however they are cut."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.sync.sse import MOST_BUFFERED, Event, EventParser
from console.sync.trouble import HubTrouble

STREAM = (
    b": hello\n\nid: E:1\nevent: change\ndata: {\"a\":1}\n\n"
    b"data:x\ndata: y\n\n\n\nevent: only-a-name\n\nevent: covers\ndata: {}\n\n"
)  # fmt: skip
EVENTS = [Event(b"change", b'{"a":1}'), Event(b"message", b"x\ny"), Event(b"covers", b"{}")]


@settings(max_examples=200, deadline=None)
@given(cuts=st.lists(st.integers(0, len(STREAM)), max_size=12), crlf=st.booleans())
def test_cuts_and_line_ends_do_not_matter(cuts: list[int], crlf: bool) -> None:
    stream = STREAM.replace(b"\n", b"\r\n") if crlf else STREAM
    places = sorted({0, *cuts, len(stream)})
    parser = EventParser()
    pieces = [stream[a:b] for a, b in pairwise(places)]
    assert [event for piece in pieces for event in parser.feed(piece)] == EVENTS


def test_unfinished_event_is_not_told() -> None:
    assert EventParser().feed(b'event: change\ndata: {"a":1}\n') == []


def test_event_without_end_is_refused() -> None:
    parser = EventParser()
    with pytest.raises(HubTrouble) as trouble:
        for _ in range(MOST_BUFFERED // 1_000_000 + 1):
            parser.feed(b"x" * 1_000_000)
    assert trouble.value.code == "too_large"
