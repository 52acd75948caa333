"""The alert lines of the evening, 00:20 to 05:40 and 08:30, handled by keys alone in the console.

What must be seen at each line stands in `console/tour/alert_evening.py`: the drill is silent, the
red of 05:20 stands alone and is heard within two seconds, 300 are one group and one order, exactly
what the story says is joined, what was set aside comes back by itself.
"""

from pathlib import Path

from tests.support.played_tour import played

STEPS = (
    "00:00", "00:50", "01:50", "02:10", "02:40", "02:55", "03:20", "05:00", "05:20", "05:40",
    "08:30", "end",
)  # fmt: skip


def test_the_alerts_of_the_evening_are_handled_by_keys_alone(tmp_path: Path) -> None:
    asserted = played(tmp_path, STEPS, "--alerts")
    assert "演练不响" in asserted and "300 条，一条不少" in asserted and "并入 3 件" in asserted
