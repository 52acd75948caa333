"""Snapshots of the cache: begun, staged and swapped in on the lane, in pieces."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

from offline_cache import generation as generations
from offline_cache import pinyin
from offline_cache.cache_file import FEED, CacheFile
from offline_cache.cursors import parse_cursor
from offline_cache.generation import Generation, Swap
from offline_cache.lanes import Lane
from offline_cache.layer import PendingLayer
from offline_cache.problems import NoSpace, Renewed
from offline_cache.values import Change, ChangeSet, Key


class Snapshots:
    """The generations under way, at most one for each scope.

    Args:
        lane: the cache's writer.
        state: the cache's file.
        layer: the pending operations.
        hold: lets pages keep to what they show; yields what others write meanwhile.
    """

    def __init__(
        self,
        lane: Lane,
        state: CacheFile,
        layer: PendingLayer,
        hold: Callable[[], AbstractContextManager[set[Key]]],
    ) -> None:
        self._hold = hold
        self._lane = lane
        self._state = state
        self._layer = layer
        self._present: dict[str, Generation] = {}
        self._is_over = False

    def break_off(self) -> bool:
        """Let nothing that is under way go on: it was read for another person (on the lane).

        What is put aside goes. What is being taken over already is all here: the hub's own scope
        is taken over whole, so that nothing is shown by halves; another one is read anew.

        Returns:
            Whether something was taken over.
        """
        is_taken_over = False
        for scope, generation in self._present.items():
            begun = generations.begun(self._state.connection, scope)
            if begun is not None and scope == FEED:
                self._finish_whole(generation, begun[1])
                is_taken_over = True
            else:
                self._state.give_up(scope)
        with self._state.writing() as (connection, _):
            generations.clear_all(connection)
        for generation in self._present.values():
            generation.is_broken_off = True
        self._present.clear()
        return is_taken_over

    @property
    def is_under_way(self) -> bool:
        """Whether the hub's state is being brought in (on the lane)."""
        return bool(self._present)

    def end(self) -> None:
        """The file is given up: nothing that is under way may go on (on the lane)."""
        self._is_over = True
        self._present.clear()

    def begin(self, scope: str, epoch: str, seq: int) -> Generation:
        """Begin a snapshot of one scope; one begun before is dropped."""
        generation = Generation(scope, epoch, seq, self._stage, self._finish)
        self._lane.run(lambda: self._present.update({scope: generation}))
        self._clear(generation)
        return generation

    def resume(self, scope: str, epoch: str) -> Generation | None:
        """Go on with a snapshot that a run of the program before this one did not finish.

        Only one whose scope has no cursor of that epoch: then no live change has come since it was
        begun, which its swap would have to know of.
        """
        if self._is_of_epoch(self._state.cursor(scope), epoch):
            return None
        found = self._lane.run(lambda: self._half(scope))
        if found is None or not self._is_of_epoch(found[0], epoch):
            return None
        cursor, kinds, last, count = found
        generation = Generation(scope, epoch, parse_cursor(cursor)[1], self._stage, self._finish)
        generation.kinds, generation.last, generation.count = kinds, last, count
        self._lane.run(lambda: self._present.update({scope: generation}))
        return generation

    def finish_begun(self) -> None:
        """Take over the rest of what a run of the program before this one began to (on the lane).

        Before anybody reads: half of it would show an order without its units.
        """
        found = generations.begun(self._state.connection, FEED)
        if found is None:
            return
        cursor, is_cleared = found
        generation = Generation(FEED, *parse_cursor(cursor), self._stage, self._finish)
        self._present[FEED] = generation
        try:
            self._finish_whole(generation, is_cleared)
        finally:
            del self._present[FEED]

    def _finish_whole(self, generation: Generation, is_cleared: bool) -> None:
        """Take over the rest at once (on the lane); without room for it, it is read anew."""
        tables = self._state.catalogue.of_scope(FEED)
        try:
            with self._state.writing() as (connection, _):
                swap = Swap(connection, generation, tables, self._layer, is_cleared)
            while not self._step(generation, swap)[1]:
                pass
        except NoSpace:
            self._state.give_up(FEED)

    def _half(self, scope: str) -> tuple[str, set[str], Key, int] | None:
        with self._state.writing() as (connection, _):  # damage met there is told (G15)
            return generations.half(connection, scope)

    @staticmethod
    def _is_of_epoch(cursor: str | None, epoch: str) -> bool:
        return cursor is not None and parse_cursor(cursor)[0] == epoch

    def note(self, changes: Sequence[Change]) -> None:
        """Tell the generations under way of live changes (on the lane)."""
        for generation in self._present.values():
            generation.note(changes)

    def _stage(self, generation: Generation, records: Sequence[Change]) -> None:
        def write() -> None:
            self._check(generation)
            with self._state.filling() as (connection, _):
                generations.stage(connection, generation.scope, records)
                generations.mark_half(connection, generation)

        if self._state.catalogue.have_names(generation.kinds):
            pinyin.prepare()  # here, not on the lane: live changes must not wait for it
        self._lane.run(write, urgent=False)

    def _finish(self, generation: Generation, is_whole: bool) -> ChangeSet:
        keys: set[Key] = set()
        if is_whole:
            keys = self._swap(generation)
        elif not generation.is_broken_off:
            self._clear(generation)
        self._lane.run(lambda: self._leave(generation))
        return ChangeSet("snapshot", frozenset(keys), self._state.cursor(generation.scope))

    def _leave(self, generation: Generation) -> None:
        if self._present.get(generation.scope) is generation:
            del self._present[generation.scope]

    def _clear(self, generation: Generation) -> None:
        def write() -> bool:
            self._check(generation)
            with self._state.writing() as (connection, _):
                generations.unmark_half(connection, generation.scope)
                generations.give_up(connection, generation.scope)
                return generations.clear_some(connection, generation.scope)

        while self._lane.run(write, urgent=False):
            pass

    def _swap(self, generation: Generation) -> set[Key]:
        """Take it over; of what acts change nobody sees a part (G5).

        Beside another scope live changes come in, and are seen at once.
        """
        swap = self._lane.run(lambda: self._begin_swap(generation), urgent=False)
        with self._hold() if generation.scope == FEED else nullcontext(set[Key]()) as unseen:
            keys = self._swap_all(generation, swap)
        return keys | unseen

    def _swap_all(self, generation: Generation, swap: Swap) -> set[Key]:
        keys: set[Key] = set()
        try:
            while True:
                some, is_over = self._lane.run(lambda: self._step(generation, swap), urgent=False)
                keys |= some
                if is_over:
                    return keys
        except BaseException:
            self._lane.run(lambda: self._state.forget_cursor(generation.scope))
            raise

    def _begin_swap(self, generation: Generation) -> Swap:
        self._check(generation)
        with self._state.writing() as (connection, _):
            for kind in sorted(generation.kinds):
                self._state.catalogue.ensure(connection, kind, generation.scope)
            generations.mark(connection, generation)
            generations.unmark_half(connection, generation.scope)
            tables = self._state.catalogue.of_scope(generation.scope)
            return Swap(connection, generation, tables, self._layer)

    def _step(self, generation: Generation, swap: Swap) -> tuple[set[Key], bool]:
        self._check(generation)
        with self._state.filling() as (connection, writer):
            changed = swap.step(connection, writer)
            if changed is not None:
                return changed, False
            keys = self._state.arrive(connection, writer, generation)
            generations.unmark(connection, generation.scope)
            return keys, True

    def _check(self, generation: Generation) -> None:
        if self._is_over or generation.is_broken_off:
            raise Renewed("The cache was begun anew during a snapshot.", self._state.path)
        if self._present.get(generation.scope) is not generation:
            raise RuntimeError("this snapshot is over: a newer one began, or it was finished")
