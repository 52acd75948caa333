"""The matters of the evening, 01:15 to 08:10, judged, sent, chased and closed by keys alone.

What must be seen at each line stands in `console/tour/matter_evening.py`: two alerts become
matters and one call becomes one after the cut, the unit that does not answer is followed by the
next, the order that is returned goes to the right one, counts that nobody told are no zeros.
"""

from pathlib import Path

from tests.support.played_tour import played

STEPS = (
    "00:00", "01:15", "02:30", "03:40", "03:55", "04:15", "05:20", "06:15", "07:00", "07:30",
    "08:10", "end",
)  # fmt: skip


def test_the_matters_of_the_evening_are_handled_by_keys_alone(tmp_path: Path) -> None:
    asserted = played(tmp_path, STEPS, "--matters")
    assert "死亡不详，不是 0" in asserted and "电话调派一份不多一份不少" in asserted
