"""The words of the engine's states are the widget's, and nothing secret reaches a worker's list."""

import json
import subprocess
import sys

from console.video.probe import EngineFound, probe
from console.video.states import StreamState
from console.video.worker_link import worker_environment
from widgets.video.tile_source import TileState


def test_engine_and_tile_name_the_same_states():
    alone = {s.value for s in TileState} - {s.value for s in StreamState}
    assert alone == {"playback"}, (
        "a recording is the tile's own: no engine says of itself that it plays one"
    )
    assert {s.value for s in StreamState} < {s.value for s in TileState}


def test_a_worker_gets_only_what_it_needs_of_the_environment():
    outer = {"PATH": "/bin", "COMMAND_HALL_TOKEN": "secret", "HOME": "/home/x"}
    inner = worker_environment(outer)
    assert "COMMAND_HALL_TOKEN" not in inner
    assert inner["PATH"] == "/bin"


def test_the_probe_says_what_each_engine_opens():
    found = {f.engine: f for f in probe()}
    assert found["ffmpeg"].rtsp and found["ffmpeg"].http_ts
    assert isinstance(found["vlc"], EngineFound)
    assert found["vlc"].rtsp or found["vlc"].problem, "a missing ability without a reason"


def test_an_engine_that_is_not_there_is_a_result_not_an_error():
    code = "import sys; sys.modules['av'] = None; sys.argv = ['probe', 'ffmpeg'];"
    code += "from console.video.probe import main; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    answer = json.loads(done.stdout)
    assert not answer["rtsp"]
    assert answer["problem"]
