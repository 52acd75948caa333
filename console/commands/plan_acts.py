"""Saving what was done of a playbook: steps ticked, left out, taken back."""

from concurrent.futures import Future
from typing import Any

from console.commands.executor import Executor, Intention, LogLine, Result
from console.domain.entity import encode
from console.domain.operations.playbook_operations import SeenPlan
from console.domain.plan_run import PlanRun, StepMark
from console.domain.playbook import PlanStep
from console.runtime.clock import to_text

CATEGORY = "预案"
"""Category of its lines in the duty log, which is kept in Chinese."""


class PlanActs:
    """Saved by the executor; what was done is a fact and is saved cut off as well.

    Args:
        executor: saves and sends.
    """

    def __init__(self, executor: Executor) -> None:
        self._executor = executor

    def tick(self, run: PlanRun, step: PlanStep, note: str = "") -> "Future[Result]":
        """Say that a step was done, now."""
        args: dict[str, Any] = {"at": to_text(self._executor.now()), "note": note}
        if step.checklist:
            args["items"] = list(step.checklist)
        return self._save("plan.tick", run, step, args, f"完成“{step.title}”{_more(note)}")

    def skip(self, run: PlanRun, step: PlanStep, reason: str) -> "Future[Result]":
        """Leave a step out."""
        words = f"略过“{step.title}”{_more(reason)}"
        return self._save("plan.skip", run, step, {"reason": reason}, words)

    def withdraw(self, run: PlanRun, step: PlanStep, mark: StepMark) -> "Future[Result]":
        """Say that a step was marked by mistake."""
        key = f"{PlanRun.KIND}/{run.id}"
        args = {"run_id": run.id, "step": step.id, "mark": mark.op}
        log = LogLine(CATEGORY, f"{run.title}：更正误记“{step.title}”", (run.subject,))
        return self._executor.perform(Intention("plan.withdraw", key, [key], args, log=log))

    def _save(
        self, kind: str, run: PlanRun, step: PlanStep, args: dict[str, Any], words: str
    ) -> "Future[Result]":
        key = f"{PlanRun.KIND}/{run.id}"
        given = {"run_id": run.id, "step": step.id, "seen": encode(seen_of(run)), **args}
        log = LogLine(CATEGORY, f"{run.title}：{words}", (run.subject,))
        return self._executor.perform(Intention(kind, key, [key], given, log=log))


def seen_of(run: PlanRun) -> SeenPlan:
    """Return a run as the person saw it."""
    return SeenPlan(
        run.playbook, run.title, run.version, run.incident, run.alert, run.roles, run.steps
    )


def _more(words: str) -> str:
    return f"：{words}" if words else ""
