"""A recording that is looked at in the moment in which it is made."""

from pathlib import Path

import pytest

from offline_cache.cipher import connect_cipher, open_checked
from offline_cache.problems import StoreProblem
from offline_cache.recording import MARK, Film
from tests.unit.offline_cache.store_samples import KEY


def test_a_file_whose_tables_are_not_made_yet_holds_nothing_and_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "replay.db"
    connection, _ = open_checked(path, KEY, MARK, connect_cipher)
    connection.execute(f"PRAGMA application_id = {MARK.application_id}")
    connection.execute(f"PRAGMA user_version = {MARK.version}")
    connection.close()
    with pytest.raises(StoreProblem, match="Nothing has been recorded here"):
        Film(path, KEY, is_growing=True)
