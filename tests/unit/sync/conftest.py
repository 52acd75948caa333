from pathlib import Path

import pytest

from console.runtime.clock import ManualClock
from tests.unit.sync.desk import Desk
from tests.unit.sync.scripted_hub import ScriptedHub


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def hub(clock: ManualClock) -> ScriptedHub:
    hub = ScriptedHub(clock)
    hub.put("alert", "A1", severity="orange")
    hub.put("camera", "C1", name="淀山路口")
    return hub


@pytest.fixture
def desk(tmp_path: Path, clock: ManualClock, hub: ScriptedHub) -> Desk:
    return Desk(tmp_path, clock, hub)
