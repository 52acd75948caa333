from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.hub.hub_desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "hub")
    yield made
    made.core.close()
