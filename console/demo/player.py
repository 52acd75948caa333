"""Tells a story to a hub: each step at its time, in order, whether the hub is there or not.

What could not be posted waits in order and goes before anything newer. Every message carries its
id, so one that is sent twice because an answer was lost changes nothing.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from console.contract.ingest import IngestAnswer
from console.demo.evening_orders import Answer, Sending
from console.demo.hub_client import HubAway, HubClient, HubRefused
from console.demo.second_seat import ActRefusedError
from console.demo.story import Calls, Post, Step
from console.runtime.clock import Clock, to_text

TRY_AGAIN = 0.5
"""Seconds between tries while the hub is away."""

LOOK = 0.1
"""Longest wait in seconds before the story's clock is looked at again."""

Event = dict[str, Any]
OnEvent = Callable[[Event], None]
OnFault = Callable[[str], Awaitable[None]]


OnCalls = Callable[[Calls, str], Awaitable[None]]
"""Carries out 叫应 about the alert of an id."""
OnSends = Callable[[Sending, str], Awaitable[None]]
"""Sends a 工单 about the alert of an id."""
OnAnswer = Callable[[Post, Answer, Sequence[str]], Awaitable[Post]]
"""Says to which 工单 about one of some alerts a unit's message is the answer."""


async def no_fault(what: str) -> None:
    """Leave a fault to somebody else."""


class Player:
    """Plays steps against one hub.

    Args:
        clock: tells the story's time.
        client: the way to the hub.
        steps: what is told, in order of time.
        start: T+00:00.
        on_event: hears what was told, what waits, what was refused.
        on_fault: carries out `cut` and `restore`.
        operator_lines: whether the player also tells what a person at the console would enter.
        rate: alerts a second at most, for load; 0 is as fast as the hub answers.
    """

    def __init__(
        self,
        clock: Clock,
        client: HubClient,
        steps: Sequence[Step],
        start: datetime,
        *,
        on_event: OnEvent = lambda event: None,
        on_fault: OnFault = no_fault,
        operator_lines: bool = True,
        rate: float = 0.0,
    ) -> None:
        self._clock = clock
        self._client = client
        self._steps = list(steps)
        self._start = start
        self._on_event = on_event
        self._on_fault = on_fault
        self._operator_lines = operator_lines
        self._rate = rate
        self._next = 0
        self._waiting: deque[tuple[Step, Post]] = deque()
        self._answers: dict[str, list[IngestAnswer]] = {}
        self.on_calls: OnCalls | None = None
        """Whoever sits where the towns are called from; None leaves it to the console."""
        self.on_sends: OnSends | None = None
        """Whoever sends orders about lines; None leaves it to the console."""
        self.on_answer: OnAnswer | None = None
        self._try_at = 0.0

    @property
    def waiting(self) -> int:
        """How many requests could not be sent yet."""
        return len(self._waiting)

    @property
    def told(self) -> int:
        """How many steps were told so far."""
        return self._next

    def alerts_of(self, line: str) -> list[str]:
        """Return ids of the alerts a line became, as far as the hub has answered."""
        return [answer.alert for answer in self._answers.get(line, ()) if answer.alert]

    async def play(self, until: float = float("inf")) -> None:
        """Tell steps at their time up to `until` seconds after T+00:00, and what waited."""
        while self._next < len(self._steps) and self._steps[self._next].at <= until:
            step = self._steps[self._next]
            await self._wait_for(step.at)
            await self._tell(step)
        while self._waiting:
            await self._drain()
            if self._waiting:
                await self._clock.sleep(TRY_AGAIN)

    async def tell(self, line: str) -> None:
        """Tell a line now, and before it everything that was not told yet.

        Raises:
            KeyError: the story has no such line.
        """
        if line not in {step.line for step in self._steps}:
            raise KeyError(line)
        while all(step.line != line for step in self._steps[: self._next]):
            await self._tell(self._steps[self._next])

    async def settle(self) -> bool:
        """Try to send what waits; return whether nothing waits any more."""
        self._try_at = 0.0
        await self._drain()
        return not self._waiting

    async def _wait_for(self, at: float) -> None:
        while (left := self._left(at)) > 0:
            await self._drain()
            await self._clock.sleep(min(left, LOOK))

    def _left(self, at: float) -> float:
        return at - (self._clock.now() - self._start).total_seconds()

    async def _tell(self, step: Step) -> None:
        self._next += 1
        event: Event = {
            "event": "told",
            "line": step.line,
            "title": step.title,
            "at": to_text(self._clock.now()),
        }
        if step.fault:
            self._on_event({**event, "event": "fault", "what": step.fault})
            await self._on_fault(step.fault)
            return
        is_acted = (step.calls and self.on_calls) or (step.sends and self.on_sends)
        if self._operator_lines and is_acted:
            await self._act(step, event)
            return
        if step.by == "operator" and not (self._operator_lines and step.posts):
            self._on_event({**event, "event": "operator"})
            return
        self._waiting.extend((step, post) for post in step.posts)
        self._try_at = 0.0
        await self._drain()
        late = sum(1 for waiting, _ in self._waiting if waiting is step)
        answers = Counter(answer.status for answer in self._answers.get(step.line, ()))
        self._on_event({**event, "answers": dict(answers), "waiting": late})

    async def _act(self, step: Step, event: Event) -> None:
        """Have a colleague act; while the hub is away nobody there hears of it."""
        about = step.calls.forecast if step.calls else step.sends.about if step.sends else ""
        alerts = self.alerts_of(about)
        try:
            if alerts and step.calls and self.on_calls:
                await self.on_calls(step.calls, alerts[0])
            elif alerts and step.sends and self.on_sends:
                await self.on_sends(step.sends, alerts[0])
        except (HubAway, HubRefused, ActRefusedError) as error:
            self._on_event({"event": "refused", "line": step.line, "why": str(error)})
            return
        self._on_event({**event, "acted": bool(alerts)})

    async def _post(self, step: Step, post: Post) -> list[IngestAnswer]:
        if step.answers and self.on_answer:
            post = await self.on_answer(post, step.answers, self.alerts_of(step.answers.about))
        return await self._client.post(post)

    async def _drain(self) -> None:
        while self._waiting and self._clock.monotonic() >= self._try_at:
            step, post = self._waiting[0]
            try:
                answers = await self._post(step, post)
            except HubAway as error:
                self._try_at = self._clock.monotonic() + TRY_AGAIN
                self._on_event({"event": "away", "why": str(error), "waiting": len(self._waiting)})
                return
            except HubRefused as error:
                self._waiting.popleft()
                self._on_event({"event": "refused", "line": step.line, "why": str(error)})
                continue
            self._waiting.popleft()
            self._answers.setdefault(step.line, []).extend(answers)
            self._report_bad(step, answers)
            if self._rate > 0:
                await self._clock.sleep(post.messages / self._rate)

    def _report_bad(self, step: Step, answers: Sequence[IngestAnswer]) -> None:
        for answer in answers:
            if answer.status == "quarantined":
                why = f"{answer.code} {answer.reason_en}"
                self._on_event({"event": "refused", "line": step.line, "why": why})


async def gather_quietly(task: "asyncio.Task[Any]") -> None:
    """End a task and wait until it has ended."""
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
