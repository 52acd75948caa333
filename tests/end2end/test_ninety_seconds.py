"""What `./hall` shows without a display: the ninety-second cut, the hub killed and brought back."""

from pathlib import Path

from tests.support.played_tour import played

STEPS = (
    "00:00", "00:20", "01:15", "03:10", "05:20", "06:15", "06:40", "07:00", "07:50", "09:10",
)  # fmt: skip


def test_the_main_job_is_played_through_an_outage_by_keys_alone(tmp_path: Path) -> None:
    asserted = played(tmp_path, STEPS)
    assert "热点画面为充电棚" in asserted and "电话调派是事实" in asserted
