"""本班岗位 at a seat: the panel, what the header says of it, and who is told of a loss."""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.app.late import Late
from console.commands.executor import Result
from console.commands.post_acts import PostActs
from console.domain.duty_post import Post
from console.domain.rights import Right
from console.models.futures import when_done
from console.models.post_book import PostBook
from console.runtime.hall_time import hall_minute
from console.screens.common.words import refusal_words
from console.settings.post_profile import load_posts
from console.settings.profile import load_shifts
from console.shell import shell_commands
from console.shell.post_words import lost_words, post_name, post_rows, tip_lines
from widgets.common.key_words import key_words
from widgets.common.theme import Theme

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.shell.post_panel import PostPanel

TOLD = "posts_told"
"""Name under which the journal keeps of which loss this seat has told."""


def _t(source: str) -> str:
    return QCoreApplication.translate("post", source)


class PostDesk(QObject):
    """Follows who holds which post, and lets who sits here take one.

    Args:
        seat: the seat.
        theme: the look.
    """

    def __init__(self, seat: "Seat", theme: Theme) -> None:
        super().__init__(seat)
        self._seat = seat
        self._shifts = load_shifts()
        self._acts = PostActs(seat.executor)
        self.book = PostBook(
            seat.store.cache, seat.models.feed, seat.clock, seat.lanes.pages, load_posts(), self
        )
        self._panel = Late(lambda: self._build(theme))
        self._just: tuple[str, Post] | None = None
        """What was taken last here: it may not have left yet."""
        kept = seat.store.journal.meta(TOLD) or {}
        self._told = str(kept.get("op", ""))
        seat.commands.add(shell_commands.POSTS, lambda: self._panel().open())
        self.book.changed.connect(self._follow)
        seat.passed_on.connect(self._sit)
        self.book.load()

    @property
    def panel(self) -> "PostPanel":
        """The panel."""
        return self._panel()

    def _build(self, theme: Theme) -> "PostPanel":
        from console.shell.post_panel import PostPanel

        panel = PostPanel(
            theme,
            lambda: post_rows(self.book, self._seat.identity.person),
            lambda: hall_minute(self._until()),
            self._seat.frame.window,
        )
        panel.taken.connect(self._take)
        panel.given_back.connect(self._give_back)
        return panel

    def said(self) -> tuple[str, str]:
        """Return the post of who sits here, and for the tip who holds which."""
        who, may = self._seat.identity, Right.WRITE_LOG.value in self._seat.identity.grant.rights
        own = self.book.held_by(who.person)
        key = key_words(self._seat.commands.key_of(shell_commands.POSTS)) if may else ""
        tip = "\n".join(tip_lines(self.book, who.person, key))
        return ("" if own is None else post_name(own)), tip

    def _until(self) -> datetime:
        return self._shifts.end_of(self._seat.clock.now())

    # ------------------------------------------------------------ taking and giving back

    def _take(self, number: int) -> None:
        post, own = self.book.posts[number], self._seat.identity.person
        before = [h.name for h in self.book.holders(post) if post.is_single and h.person != own]
        left = self.book.held_by(own)
        saved = self._acts.take(post, self._until(), "".join(before), left)
        when_done(saved, self, lambda result: self._taken(post, result))

    def _taken(self, post: Post, result: Result) -> None:
        notices = self._seat.frame.notices
        if not result.is_saved:
            notices.say_refused(refusal_words(result))
            return
        self._just = result.op, post
        until = hall_minute(self._until())
        words = _t("You are {0} until {1}").format(post_name(post), until)
        key = key_words(self._seat.commands.key_of(shell_commands.POSTS))
        notices.offer(words, _t("change"), key, shell_commands.POSTS.id)

    def _give_back(self) -> None:
        """Take back what has not left yet, so that whoever had the post still has it."""
        own = self.book.held_by(self._seat.identity.person)
        if own is None:
            return
        just, self._just = self._just, None
        if just is None or just[1] != own:
            self._leave(own)
            return
        withdrawn = self._acts.take_back(*just)
        when_done(withdrawn, self, lambda is_back: self._withdrawn(own, is_back))

    def _withdrawn(self, post: Post, is_back: bool) -> None:
        if is_back:
            words = _t("Taken back, nothing was sent: {0}").format(post_name(post))
            self._seat.frame.notices.say(words)
        else:
            self._leave(post)

    def _leave(self, post: Post) -> None:
        when_done(self._acts.give_back(post), self, lambda result: self._left(post, result))

    def _left(self, post: Post, result: Result) -> None:
        if result.is_saved:
            self._seat.frame.notices.say(_t("Given back: {0}").format(post_name(post)))
        else:
            self._seat.frame.notices.say_refused(refusal_words(result))

    # ------------------------------------------------------------ what is told

    def _sit(self) -> None:
        """Another person: what was taken a moment ago is not his to take back."""
        self._just = None
        self._follow()

    def _follow(self) -> None:
        self._seat.frame.header.refresh()
        panel = self._panel.if_built
        if panel is not None:
            panel.follow()
        self._tell_loss()

    def _tell_loss(self) -> None:
        """Tell whoever had a post, once, that somebody else has it now."""
        lost = self.book.lost_by(self._seat.identity.person)
        if lost is None or lost[1].turn.op == self._told:
            return
        told = self._told = lost[1].turn.op
        self._seat.frame.notices.say(lost_words(*lost))
        journal = self._seat.store.journal
        self._seat.lanes.acts.submit(lambda: journal.put_meta(TOLD, {"op": told}))
