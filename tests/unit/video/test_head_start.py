"""Of a stream in stand-by the beginning of each group is decoded, and no more than its share."""

from console.video.head_start import FIRST, SHARE, HeadStart


def group(head: HeadStart, length: int) -> list[int]:
    """Let a group come; return at which of its pictures it was time to decode."""
    return [number for number in range(1, length + 1) if head.is_due(number == 1)]


def test_of_a_group_nobody_knows_the_length_of_a_few_are_decoded() -> None:
    assert group(HeadStart(), 50) == [FIRST]


def test_of_the_next_a_share_as_long_as_the_one_before() -> None:
    head = HeadStart()
    group(head, 250)
    assert group(head, 50) == [250 // SHARE]
    assert group(head, 50) == [50 // SHARE]


def test_where_every_picture_is_a_key_frame_each_is_decoded_alone() -> None:
    head = HeadStart()
    group(head, 1)
    assert group(head, 1) == group(head, 1) == [1]


def test_a_new_group_leans_on_no_picture_of_the_one_before() -> None:
    head = HeadStart()
    group(head, FIRST)
    for _ in range(FIRST):
        head.take([], 1.0)
    assert head.fed == FIRST
    head.is_due(is_key=True)
    assert head.fed == 0 and head.newest is None
