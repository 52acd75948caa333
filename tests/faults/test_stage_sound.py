"""What the tour plays into on a machine without a sound device."""

import os
import shutil
from pathlib import Path

import pytest

from console.runtime.virtual_sound import virtual_sound
from console.tour.sound import Sound, is_heard, stage_sound

pytestmark = pytest.mark.alone


@pytest.mark.skipif(
    shutil.which("pulseaudio") is None, reason="no sound server here; ./hall test installs one"
)
def test_a_null_sink_is_heard_by_the_console_and_gone_afterwards():
    with virtual_sound() as own:
        socket = Path(own["PULSE_SERVER"].removeprefix("unix:"))
        assert socket.exists()
        assert is_heard(os.environ | own)
    assert not socket.exists()


def test_without_a_sound_server_the_tour_plays_on_and_says_that_nothing_is_heard(
    monkeypatch, tmp_path
):
    environment = os.environ | {"PULSE_SERVER": f"unix:{tmp_path / 'nobody'}"}
    monkeypatch.setenv("PATH", str(tmp_path))
    with stage_sound(environment) as (sound, own):
        assert own == {}
        assert sound is Sound.NONE or is_heard(environment)
