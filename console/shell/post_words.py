"""Posts and who holds them, in words: for the panel, the header's tip, and notices."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from console.domain.duty_post import Holder, Post
from console.models.post_book import PostBook
from console.runtime.hall_time import hall_minute
from console.shell.link_words import is_chinese


def _t(source: str) -> str:
    return QCoreApplication.translate("post", source)


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post.

    Attributes:
        name: what it is called.
        holders: who holds it, and since when, in words.
        is_own: whether who sits here does.
        others: the name of whoever has to give way; empty for nobody.
    """

    name: str
    holders: tuple[str, ...] = ()
    is_own: bool = False
    others: str = ""


def post_name(post: Post) -> str:
    """Return what a post is called."""
    return post.zh if is_chinese() else post.en


def holder_words(holder: Holder) -> str:
    """Return who holds it, and where that was said."""
    if not holder.turn.seat_name:
        return holder.name
    return _t("{0} ({1})").format(holder.name, holder.turn.seat_name)


def post_rows(book: PostBook, person: str) -> list[PostRow]:
    """Return every post with who holds it now, as `person` sees it."""
    return [_row(post, book.holders(post), person) for post in book.posts]


def _row(post: Post, held: list[Holder], person: str) -> PostRow:
    words = tuple(
        _t("{0} since {1}").format(holder_words(each), hall_minute(each.turn.since))
        for each in held
    )
    others = held[0].name if post.is_single and held else ""
    return PostRow(post_name(post), words, any(each.person == person for each in held), others)


def tip_lines(book: PostBook, person: str, key: str) -> Iterator[str]:
    """Say who holds which post, from when until when; and to whom holds none, how to say so.

    Args:
        book: who does.
        person: who sits here.
        key: of the command; empty for who may say nothing here.
    """
    is_told = False
    for post in book.posts:
        for holder in book.holders(post):
            is_told = True
            since, until = hall_minute(holder.turn.since), hall_minute(holder.turn.until)
            words = _t("{0}: {1} {2}–{3}")
            yield words.format(post_name(post), holder_words(holder), since, until)
    if not is_told:
        yield _t("Nobody has said yet who holds which post in this shift")
    if key and book.held_by(person) is None:
        yield _t("You hold no post in this shift: say so with {0}").format(key)


def lost_words(post: Post, holder: Holder) -> str:
    """Tell whoever had a post that somebody else has it now."""
    since = hall_minute(holder.turn.since)
    return _t("{0} is held by {2} since {1}").format(post_name(post), since, holder.name)
