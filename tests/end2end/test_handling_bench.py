"""`./hall bench handling` in small: every part is measured, and groups spare keys."""

import json
from pathlib import Path

import pytest

from console.bench import handling

pytestmark = pytest.mark.alone


def test_rows_change_a_storm_folds_and_is_worked_off_by_keys(tmp_path: Path, capsys) -> None:
    file = tmp_path / "told.json"
    sizes = ["--open", "60", "--storm", "12", "--worked", "12", "--seconds", "0.6"]
    handling.main([*sizes, "--keys", "4", "--signs", "1", "--offscreen", "--json", str(file)])
    told = json.loads(file.read_text("utf-8"))["figures"]
    assert told["floor"]["rows"] == 60
    assert all(told[part]["keys"] == 4 for part in ("floor", "updating", "folding"))
    assert told["updating"]["changes_a_second"] > 10
    assert told["folding"]["folded_ms"] > 0 and told["folding"]["open_worst_ms"] > 0
    # four reds by N and Space, the group by N, B and 1; without groups N and Space for each
    assert told["actions"]["with_flood"] == pytest.approx(100 * (4 * 2 + 3) / 16)
    assert told["actions"]["without_flood"] == pytest.approx(200)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[-5:]] == [
        "model_batches_a_second", "keystroke_p95_ms", "sign_p95_ms", "longest_ui_gap_ms",
        "actions_per_100_alerts",
    ]  # fmt: skip
