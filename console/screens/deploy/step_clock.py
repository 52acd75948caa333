"""The seven steps of a dispatch and the seconds each took, measured and never estimated."""

from collections.abc import Callable
from enum import IntEnum


class DeployStep(IntEnum):
    """定位 定类 定级 处置卡 选力量 下达 跟踪."""

    LOCATE = 1
    CLASSIFY = 2
    GRADE = 3
    CARD = 4
    FORCES = 5
    SEND = 6
    TRACK = 7


class StepClock:
    """Measures one dispatch from the moment the page was asked for.

    Args:
        monotonic: seconds that never jump.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._began: float | None = None
        self._ended: dict[DeployStep, float] = {}
        self._skipped: set[DeployStep] = set()

    def start(self) -> None:
        """Begin a dispatch."""
        self._began = self._monotonic()
        self._ended.clear()
        self._skipped.clear()

    def resume(self) -> None:
        """Show a dispatch that was sent before: what its steps took is not known any more."""
        self.start()
        self._skipped.update(step for step in DeployStep if step < DeployStep.TRACK)

    def done(self, step: DeployStep) -> None:
        """A step is done; only the first time counts."""
        if self._began is not None and step not in self._skipped:
            self._ended.setdefault(step, self._monotonic())

    def sent(self) -> None:
        """The first order stands in the journal; steps nobody did are left out."""
        self.done(DeployStep.SEND)
        self._skipped.update(
            step for step in DeployStep if step < DeployStep.SEND and step not in self._ended
        )

    def taken_back(self) -> None:
        """The order was taken back before it left: forces are being chosen again."""
        for step in (DeployStep.FORCES, DeployStep.SEND):
            self._ended.pop(step, None)

    def is_done(self, step: DeployStep) -> bool:
        """Whether a step is behind us."""
        return step in self._ended or step in self._skipped

    @property
    def current(self) -> DeployStep:
        """The first step that is not done."""
        return next((step for step in DeployStep if not self.is_done(step)), DeployStep.TRACK)

    def seconds(self, step: DeployStep) -> float | None:
        """Return what a step took, or takes so far when it is the current one."""
        if self._began is None or step in self._skipped:
            return None
        before = [at for other, at in self._ended.items() if other < step]
        start = max(before, default=self._began)
        if step in self._ended:
            return max(0.0, self._ended[step] - start)
        return self._monotonic() - start if step is self.current else None

    @property
    def first_dispatch(self) -> float | None:
        """Seconds from the beginning to the first order saved; None before, or when resumed."""
        if self._began is None or DeployStep.SEND not in self._ended:
            return None
        return self._ended[DeployStep.SEND] - self._began
