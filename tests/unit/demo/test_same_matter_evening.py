"""疑似同一事 over the whole evening: what it has to propose, and nothing else."""

from pathlib import Path

import pytest

from console.domain.matter_words import Kinds
from console.domain.same_matter import SameMatters
from console.settings.same_matter_profile import load_same_matter
from tests.support.evening_alerts import Evening, district

MEANT = {"00:50": "00:20", "02:40": "02:30", "03:20": "03:10", "04:30": "01:15"}
"""screens, section 3; the incident of the evening is what came at 01:15."""


def matters() -> SameMatters:
    found = SameMatters(load_same_matter())
    found.learn(Kinds.of(district().matters, found.profile.how_it_came))
    return found


@pytest.mark.parametrize("seed", range(5))
def test_the_evening_proposes_four_and_no_other(tmp_path: Path, seed: int) -> None:
    """With all drips and the storm of 300, whether or not somebody merges what is proposed."""
    evening, same = Evening(tmp_path, seed), matters()
    line_of: dict[str, str] = {}
    proposed: dict[str, list[str]] = {}
    for told in evening.tell():
        for alert in (*told.opened, *told.changed):
            same.put(alert)
        for alert in told.opened:
            line_of[alert.id] = told.step.line
            found = same.suspects(alert)
            if found:
                proposed[told.step.line] = [line_of[c.alert.id] for c in found]
    assert proposed == {line: [before] for line, before in MEANT.items()}
    evening.desk.core.close()


def test_the_reasons_say_what_a_person_would_say(tmp_path: Path) -> None:
    evening, same = Evening(tmp_path, 7, storm=3), matters()
    reasons = {}
    for told in evening.tell():
        for alert in (*told.opened, *told.changed):
            same.put(alert)
        for alert in told.opened:
            for candidate in same.suspects(alert):
                reasons[told.step.line] = candidate.reasons
    assert reasons == {
        "00:50": ("same_place:40", "within:10", "kind:积水"),
        "02:40": ("same_place", "within:10", "kind:困人"),
        "03:20": ("same_place", "within:10", "kind:非机动车充电棚火情"),
        "04:30": ("same_place", "within:10", "kind:车辆涉水"),
    }
    evening.desk.core.close()
