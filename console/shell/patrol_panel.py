# ruff: noqa: D102 - Qt's overrides are described by Qt
"""轮巡方案: the plans at the left, the chosen one at the right, to be changed, tried, and saved.

↑↓ choose a plan, Enter starts it; Tab goes into its lines, where Enter tries what stands there
without saving it. What it would go through is said before it is started.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.domain.patrol_plan import PatrolOrder, PatrolPlan, PatrolStep
from console.settings.patrol.reading import read_patrol
from console.settings.patrol.writing import write_patrol
from console.settings.plans.plan_fault import PlanFault
from console.shell.overlay import Overlay
from console.shell.patrol_words import head_keys, note_of, number_text, queries_of, queries_text
from console.shell.plans.plan_words import fault_words
from console.shell.wall_list import WIDTH as LIST
from console.shell.wall_list import Target, WallList
from widgets.common.key_button import ButtonKind, KeyButton
from widgets.common.key_words import SCOPE
from widgets.common.runs_label import RunsLabel
from widgets.common.segmented import Segment, Segmented
from widgets.common.text import Run
from widgets.common.theme import Ink, Step, Theme
from widgets.forms.field import Field, Labelled

WIDTH = 1120
PAGE = "patrol"
LINES = 6
"""What a plan goes through, and five reasons to pass something over."""


def _t(source: str) -> str:
    return QCoreApplication.translate("patrol", source)


class PatrolPanel(Overlay):
    """Chooses, changes, tries and saves patrol plans.

    Args:
        theme: the theme.
        preview: says in lines what a plan would go through now, and what it passes over.
        window: what it lies over.

    Signals:
        start_requested: a PatrolPlan to be run as it is kept.
        try_requested: a PatrolPlan to be run without saving it.
        save_requested: a PatrolPlan to be saved at this seat.
        share_requested: a PatrolPlan to be shared with the hall.
        delete_requested: id of a plan that was saved here, or shared.
    """

    start_requested = Signal(object)
    try_requested = Signal(object)
    save_requested = Signal(object)
    share_requested = Signal(object)
    delete_requested = Signal(str)

    def __init__(
        self, theme: Theme, preview: Callable[[PatrolPlan], Sequence[str]], window: QWidget
    ) -> None:
        super().__init__(theme, window, WIDTH)
        self.setProperty(SCOPE, PAGE)
        self.setAccessibleName(_t("Patrol plans"))
        self._preview_of = preview
        self._plans: Sequence[PatrolPlan] = ()
        self._running = ""
        self._head = RunsLabel(theme, height=48, padding=16)
        self.list = WallList(theme)
        self.list.setAccessibleName(_t("Patrol plans"))
        self.name = Field(theme, _t("Name"))
        self.pool = Field(theme, _t("Cameras"), _t("tag:underpass; near300:place"))
        self.dwell = Field(theme, _t("Dwell"), right=_t("s"))
        self.resumes = Field(theme, _t("Resumes"), right=_t("s, 0 for never"))
        steps = [
            Segment(PatrolStep.PAGE.value, _t("whole page")),
            Segment(PatrolStep.ROW.value, _t("one row")),
        ]
        orders = [
            Segment(PatrolOrder.PLAIN.value, _t("in turn")),
            Segment(PatrolOrder.BALANCED.value, _t("overdue first")),
        ]
        self.step = Segmented(theme, steps, name=_t("Step"))
        self.order = Segmented(theme, orders, name=_t("Order"))
        self._preview = [RunsLabel(theme, height=24) for _ in range(LINES)]
        self._wrong = RunsLabel(theme, height=32)
        self.run = KeyButton(theme, _t("Start"), "Enter", ButtonKind.PRIMARY)
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self.theme
        form = QVBoxLayout()
        form.setSpacing(8)
        for widget in (
            self.name,
            self.pool,
            self.dwell,
            Labelled(theme, _t("Step"), [self.step], 32, is_wide=False),
            Labelled(theme, _t("Order"), [self.order], 32, is_wide=False),
            self.resumes,
            *self._preview,
            self._wrong,
            self.run,
        ):
            form.addWidget(widget)
        form.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.setContentsMargins(8, 0, 16, 16)
        self.list.setFixedWidth(LIST)
        middle.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        middle.addLayout(form, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 8)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addLayout(middle, 1)
        self._head.set_runs(
            [Run(_t("Patrol plans"), Ink.TEXT, bold=True, step=Step.TITLE)], head_keys()
        )

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.list.activated.connect(lambda _: self._go())
        for field in (self.name, self.pool, self.dwell, self.resumes):
            field.edited.connect(self._look)
            field.entered.connect(self._go)
        for choice in (self.step, self.order):
            choice.chosen.connect(self._look)
        self.run.clicked.connect(self._go)

    def ask(self, plans: Sequence[PatrolPlan], running: str, wrong: Sequence[str] = ()) -> None:
        """Show plans.

        Args:
            plans: those this person may run.
            running: id of the one that runs; empty for none.
            wrong: files that are no plans, in words.
        """
        self._plans, self._running = tuple(plans), running
        targets = [Target(p.id, p.name, note_of(p, p.id == running), (), True) for p in plans]
        self.list.show_targets(targets)
        ids = [plan.id for plan in plans]
        self.list.set_number(ids.index(running) if running in ids else 0)
        self._show()
        if wrong:
            self._say_wrong(wrong[0])
        self.open_over()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def plan(self) -> PatrolPlan | None:
        """The plan under the cursor, as it is kept."""
        target = self.list.target
        return next((plan for plan in self._plans if target and plan.id == target.id), None)

    def draft(self) -> PatrolPlan:
        """Return the plan as it stands in the lines.

        Raises:
            PlanFault: that is no plan.
            ValueError: what should be a number is none.
        """
        base = self.plan or PatrolPlan("", "")
        made = replace(
            base,
            name=self.name.text.strip(),
            pool=self._pool(base),
            dwell=float(self.dwell.text or "nan"),
            resumes_after=float(self.resumes.text or "nan"),
            step=PatrolStep(self.step.current),
            order=PatrolOrder(self.order.current),
        )
        return read_patrol(write_patrol(made), base.id)

    def _pool(self, base: PatrolPlan) -> tuple[str, ...]:
        """Return what is typed; a pool nobody touched stays as it was written."""
        typed = self.pool.text
        return base.pool if typed == queries_text(base.pool) else queries_of(typed)

    @property
    def said(self) -> str:
        """What is said below the lines: what it would go through, or what is wrong."""
        lines = [self._wrong, *self._preview]
        return "\n".join(line.accessibleName() for line in lines if not line.isHidden())

    def _show(self) -> None:
        plan = self.plan or PatrolPlan("", "")
        self.name.field.set_text(plan.name)
        self.pool.field.set_text(queries_text(plan.pool))
        self.dwell.field.set_text(number_text(plan.dwell))
        self.resumes.field.set_text(number_text(plan.resumes_after))
        self.step.set_current(plan.step.value)
        self.order.set_current(plan.order.value)
        self._look()

    def _look(self, _: str = "") -> None:
        """Say what the plan would go through, or what is wrong with it."""
        draft = self._checked()
        lines = list(self._preview_of(draft)) if draft else []
        for number, label in enumerate(self._preview):
            label.set_runs([Run(lines[number] if number < len(lines) else "", Ink.TEXT)])
            label.setVisible(number < len(lines))
        self.run.set_label(self._run_words(draft))

    def _run_words(self, draft: PatrolPlan | None) -> str:
        """Return what Enter does: a plan that runs already begins with its first group again."""
        if draft is None or draft != self.plan:
            return _t("Try without saving")
        return _t("Start anew") if draft.id == self._running else _t("Start")

    def _checked(self) -> PatrolPlan | None:
        """Return what stands in the lines, or say what is wrong with it."""
        wrong = ""
        try:
            return self.draft()
        except PlanFault as fault:
            fault.line = 0  # of a text nobody sees
            wrong = fault_words(fault)
        except ValueError:
            wrong = _t("Dwell and pause are numbers of seconds")
        finally:
            self._say_wrong(wrong)
        return None

    def _say_wrong(self, words: str) -> None:
        self._wrong.set_runs([Run(words, Ink.TEXT)])
        self._wrong.setVisible(bool(words))

    def _go(self) -> None:
        draft = self._checked()
        if draft is not None:
            self.put_away()
            kept = draft == self.plan
            (self.start_requested if kept else self.try_requested).emit(draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - int(Qt.Key.Key_1)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_control = held == Qt.KeyboardModifier.ControlModifier
        if 0 <= number < 9 and not held:
            self.list.set_number(number)
        elif is_control and event.key() == Qt.Key.Key_S and (draft := self._checked()):
            self.save_requested.emit(draft)
        elif is_control and event.key() == Qt.Key.Key_G and (draft := self._checked()):
            self.share_requested.emit(draft)
        elif is_control and event.key() == Qt.Key.Key_Delete and self.plan is not None:
            self.delete_requested.emit(self.plan.id)
        else:
            super().keyPressEvent(event)
