"""What counts as looked at on a patrol, when a person is asked, what can be found: hall's data."""

from dataclasses import dataclass
from datetime import timedelta

from console.domain.alert_marks import Severity
from console.domain.patrol_finding import FindingCategory
from console.domain.patrol_presence import PresenceRules
from console.domain.patrol_proof import ProofRules
from console.settings.profile_data import profile_data

NAME = "patrol"
DIGITS = range(1, 10)


@dataclass(frozen=True, slots=True)
class ProofProfile:
    """A hall's rules of proof (resources/profiles/patrol.toml).

    Attributes:
        proof, presence: see there.
        same_within: how long a second finding is offered as the same.
        clip_before, clip_after: seconds of a finding's clip.
        clear_within: seconds in which 本页无异常 is taken back.
        categories: by digit.
    """

    proof: ProofRules
    presence: PresenceRules
    same_within: timedelta
    clip_before: float
    clip_after: float
    clear_within: float
    categories: tuple[FindingCategory, ...]

    def category(self, digit: int) -> FindingCategory | None:
        """Return what a digit stands for."""
        return next((each for each in self.categories if each.digit == digit), None)


def load_proof_profile(name: str = NAME) -> ProofProfile:
    """Read it.

    Raises:
        ValueError: a table is missing or not understood; the message says which file and what.
    """
    told = profile_data(name)
    try:
        categories = tuple(_category(each) for each in told["finding"])
        digits = [each.digit for each in categories]
        if len(set(digits)) != len(digits) or not set(digits) <= set(DIGITS):
            raise ValueError("finding: each needs a digit of its own, 1 to 9")
        return ProofProfile(
            ProofRules(**told["proof"]),
            PresenceRules(**told["presence"]),
            timedelta(minutes=float(told["same"]["minutes"])),
            float(told["clip"]["before"]),
            float(told["clip"]["after"]),
            float(told["clear"]["seconds"]),
            tuple(sorted(categories, key=lambda each: each.digit)),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError(f"{name}.toml: {error!r} is missing or not understood") from error


def _category(told: dict[str, object]) -> FindingCategory:
    severity = Severity[str(told["severity"]).upper()]
    id, name, title = (str(told[each]) for each in ("id", "name", "title"))
    return FindingCategory(int(str(told["digit"])), id, name, title, severity, str(told["source"]))
