"""The calls that are open at once: at most three, each kept on its own."""

from collections.abc import Callable

from console.runtime.clock import Clock
from console.screens.intake.draft import PREFIX, CallDraft, DraftKeeper, read_draft

MOST = 3
"""Calls one person can keep open (screens S2)."""


class OpenCalls:
    """The drafts in the order in which the calls came.

    Args:
        keeper: where they survive a crash.
        clock: gives the time of a call.
        new_id: makes ids.
    """

    def __init__(self, keeper: DraftKeeper, clock: Clock, new_id: Callable[[], str]) -> None:
        self._keeper = keeper
        self._clock = clock
        self._new_id = new_id
        self._drafts: dict[str, CallDraft] = {}
        self.unreadable: list[str] = []
        self._load()

    def _load(self) -> None:
        for id, body in self._keeper.all().items():
            if not id.startswith(PREFIX):
                continue
            try:
                self._drafts[id] = read_draft(body)
            except ValueError:
                self.unreadable.append(id)

    @property
    def drafts(self) -> list[CallDraft]:
        """The open calls, the oldest first."""
        return sorted(self._drafts.values(), key=lambda draft: (draft.called_at, draft.id))

    def get(self, id: str) -> CallDraft | None:
        """Return one."""
        return self._drafts.get(id)

    @property
    def is_full(self) -> bool:
        """Whether no further call can be opened."""
        return len(self._drafts) >= MOST

    def has_room(self, but: str = "") -> bool:
        """Whether a call can begin: on a further tab, or on one where nothing is written.

        Args:
            but: id of a call that is not taken for it.
        """
        return not self.is_full or bool(self._spare(but))

    def begin(self, but: str = "") -> CallDraft:
        """Open a call at this moment; it is kept once something is written.

        Args:
            but: id of a call whose tab is not taken for it, even if nothing is written there.
        """
        id = self._spare(but) or PREFIX + self._new_id()
        draft = CallDraft(id, self._clock.now())
        self._drafts[draft.id] = draft
        return draft

    def _spare(self, but: str) -> str:
        return next((d.id for d in self.drafts if d.is_empty and d.id != but), "")

    def put(self, draft: CallDraft) -> None:
        """Keep what is written now."""
        self._drafts[draft.id] = draft
        self._keeper.put(draft.id, draft.to_body())

    def empty(self, draft: CallDraft) -> None:
        """Keep the tab of a call from which everything was taken away, and no draft of it."""
        self._drafts[draft.id] = draft
        self._keeper.drop(draft.id)

    def drop(self, id: str) -> None:
        """Forget a call."""
        if self._drafts.pop(id, None) is not None:
            self._keeper.drop(id)
