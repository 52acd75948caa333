"""本班岗位 as a person says it: a post is taken until the shift ends, or given back."""

from collections.abc import Mapping
from concurrent.futures import Future
from datetime import datetime
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.commands.identity import Identity
from console.commands.order_commands import HOLD
from console.domain.duty_post import DutyPost, Post
from console.runtime.clock import to_text

CATEGORY = "岗位"
"""Category of its lines in the duty log, which is kept in Chinese."""


class PostActs:
    """Saved by the executor; a post that is taken is held back for some seconds.

    Args:
        executor: saves and sends.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def take(
        self, post: Post, until: datetime, before: str = "", left: Post | None = None
    ) -> "Future[Result]":
        """Take a post.

        Args:
            post: which.
            until: end of the shift.
            before: the name of whoever held it; empty where nobody did, or others go on.
            left: the post that is left for it.
        """
        who = self._executor.identity
        words = f"{post.zh}：{_who(who)}" + (f"接{before}" if before else "")
        words += f"，交回{left.zh}" if left is not None else ""
        args = {
            "post": post.code,
            "until": to_text(until),
            "seat_name": "" if who is None else who.seat_name,
        }
        return self._do("take", who, args, words, HOLD)

    def give_back(self, post: Post) -> "Future[Result]":
        """Give a post back."""
        who = self._executor.identity
        return self._do("give_back", who, {}, f"交回{post.zh}：{_who(who)}")

    def take_back(self, op: str, post: Post) -> "Future[bool]":
        """Take back what was taken by mistake, while nothing of it has left."""

        def line(args: Mapping[str, Any]) -> LogLine:
            return LogLine(CATEGORY, f"撤回，未任{post.zh}：{_who(self._executor.identity)}")

        return self._executor.take_back(op, line)

    def _do(
        self, does: str, who: Identity | None, args: dict[str, Any], words: str, hold: float = 0.0
    ) -> "Future[Result]":
        person = "" if who is None else who.person
        key = f"{DutyPost.KIND}/{person}"
        told = {"person": person, **args}
        log = LogLine(CATEGORY, words)
        return self._executor.perform(
            Intention(f"duty_post.{does}", key, [key], told, log=log, hold=hold)
        )


def _who(who: Identity | None) -> str:
    return "" if who is None else f"{who.name}（{who.seat_name}）"
