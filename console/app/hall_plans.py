"""Screen plans that the hall shares: put there, taken from there, taken out again."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from console.domain.shared_file import SCREEN_PLAN, SharedFile
from console.models.futures import when_done
from console.models.shared_files import hall_files
from console.screens.common.words import refusal_words
from console.settings.plans.folder import HALL, Kept
from console.settings.plans.plan_writing import write_plan

if TYPE_CHECKING:
    from console.app.seat import Seat
    from console.commands.executor import Result
    from console.shell.plans.plan_panel import PlanPanel


SHIPPED = "shipped/"


def _t(source: str) -> str:
    return QCoreApplication.translate("plans", source)


class HallPlans(QObject):
    """Reads and changes the plans of the hall.

    Args:
        seat: at which.
    """

    def __init__(self, seat: "Seat") -> None:
        super().__init__(seat)
        self._seat = seat

    def files(self) -> list[SharedFile]:
        """Return them by name; a version this console cannot read is left out."""
        return hall_files(self._seat.store.cache, SCREEN_PLAN)

    def tie(self, panel: "PlanPanel") -> None:
        """Do what the panel of plans asks of the hall."""
        panel.hall_requested.connect(partial(self._put, panel))
        panel.hall_removal_requested.connect(partial(self._remove, panel))

    def _put(self, panel: "PlanPanel", id: str) -> None:
        """Share a plan; the hall's own, or this person's of that name, gets a new version."""
        plan = self._seat.screens.folder.get(id)
        if plan is None or id.startswith(SHIPPED):
            panel.refused.emit(_t("Every seat has what came with the console: save it first"))
        else:
            self._share(panel, Kept(id, plan))

    def _share(self, panel: "PlanPanel", kept: Kept) -> None:
        acts, name, person = self._seat.acts.files, kept.plan.name, self._seat.identity.person
        own = (file for file in self.files() if (file.name, file.author) == (name, person))
        known = self._file(kept.id) or next(own, None)
        id, base = (acts.new_id(), 0) if known is None else (known.id, known.version)
        saved = acts.put(id, SCREEN_PLAN, name, write_plan(kept.plan), base)
        words = _t("Shared with the hall: {0}").format(name)
        when_done(saved, self, partial(self._done, panel, words))

    def _remove(self, panel: "PlanPanel", id: str) -> None:
        file = self._file(id)
        if file is not None:
            words = _t("Taken out of the hall: {0}").format(file.name)
            done = partial(self._done, panel, words)
            when_done(self._seat.acts.files.remove(file), self, done)

    def _file(self, id: str) -> SharedFile | None:
        return next((file for file in self.files() if HALL + file.id == id), None)

    def _done(self, panel: "PlanPanel", words: str, result: "Result") -> None:
        if result.is_saved:
            panel.said.emit(words)
            panel.refresh()
        else:
            panel.refused.emit(refusal_words(result))
