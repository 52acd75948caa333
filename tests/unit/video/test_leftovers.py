"""A worker looks for what streams leave behind while there are streams, and once after the last."""

from console.video.worker import Leftovers


def test_a_worker_without_streams_has_nothing_to_look_for() -> None:
    assert not Leftovers().may_be()


def test_while_a_stream_is_open_each_look_is_worth_while() -> None:
    leftovers = Leftovers()
    leftovers.note({"do": "open", "stream": 7})
    assert leftovers.may_be() and leftovers.may_be()


def test_what_the_last_stream_left_is_looked_for_once() -> None:
    leftovers = Leftovers()
    for order in ("open", "close"):
        leftovers.note({"do": order, "stream": 7})
    assert leftovers.may_be() and not leftovers.may_be()


def test_a_stream_that_was_closed_unopened_takes_no_other_with_it() -> None:
    leftovers = Leftovers()
    leftovers.note({"do": "open", "stream": 7})
    leftovers.note({"do": "close", "stream": 8})
    assert leftovers.may_be() and leftovers.may_be()
