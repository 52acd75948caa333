"""Who holds which post on the evening: said at the begin of the shift, until half past eight."""

from datetime import datetime

from console.domain.duty_post import DutyPost, PostTurn
from console.models.post_book import PostBook
from console.settings.post_profile import load_posts
from console.shell.post_words import post_name, tip_lines
from tests.gui.duty.room import NAME, SEAT, SEAT_NAME, Room

PERSON = "p1"
"""Who sits at the seat of a `Room`."""
DAY = "2026-07-09T{}:00+08:00"
END = datetime.fromisoformat(DAY.format("20:30"))


def said(post: str, at: str, person: str, name: str, seat: str, seat_name: str) -> DutyPost:
    """What somebody said at hh:mm."""
    since = datetime.fromisoformat(DAY.format(at))
    turn = PostTurn(f"op-{person}-{at}", post, since, END, seat_name)
    return DutyPost(person, name, seat, (turn,))


def evening_posts() -> list[DutyPost]:
    return [
        said("lead", "08:31", PERSON, NAME, SEAT, SEAT_NAME),
        said("assistant", "08:33", "p2", "周砚", "seat-02", "二号席"),
        said("shift_leader", "08:30", "p6", "程朗", "seat-06", "六号席"),
    ]


def post_book(room: Room) -> PostBook:
    book = PostBook(room.cache, room.feed, room.clock, room.executor._lane, load_posts())
    book.load()
    return book


def said_of_posts(book: PostBook) -> tuple[str, str]:
    """What a seat tells its headers: the post of who sits there, and the tip of all."""
    own = book.held_by(PERSON)
    tip = "\n".join(tip_lines(book, PERSON, "Ctrl Shift W"))
    return ("" if own is None else post_name(own)), tip
