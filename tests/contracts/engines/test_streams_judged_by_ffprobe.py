"""The simulator's streams are what they claim to be: ffprobe, which is not ours, says so."""

import json
import subprocess

import pytest

H264 = ("video", "h264", 640, 360)
CLAIMS = {
    "rtsp cam1": ("rtsp", [H264]),
    "rtsp cam1?as=h265": ("rtsp", [("video", "hevc", 640, 360)]),
    "rtsp cam1?as=small": ("rtsp", [("video", "h264", 320, 180)]),
    "rtsp cam1?fault=sound": ("rtsp", [("audio", "mp2", None, None)]),
    "ts cam1": ("mpegts", [H264]),
    "ts cam1?as=h265": ("mpegts", [("video", "hevc", 640, 360)]),
    "ts cam1?fault=sound": ("mpegts", [("audio", "mp2", None, None)]),
    "flv cam1": ("flv", [H264, ("audio", "pcm_alaw", None, None)]),
    "m3u8 cam1": ("hls", [H264]),
}
ENOUGH = ["-analyzeduration", "2200000"]
"""Microseconds of a stream: a group of pictures, and the beginning of the next."""
SHOWN = "stream=codec_type,codec_name,width,height:format=format_name"


def ask(cameras, name):
    kind, camera = name.split(" ")
    path, _, query = camera.partition("?")
    url = cameras.rtsp(camera) if kind == "rtsp" else f"{cameras.http(path, kind)}?{query}"
    options = ["-rtsp_transport", "tcp"] if kind == "rtsp" else []
    command = [
        "ffprobe",
        "-v",
        "quiet",
        *options,
        *ENOUGH,
        "-show_entries",
        SHOWN,
        "-of",
        "json",
        url,
    ]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def judged(cameras):
    """What ffprobe says of every stream; all are asked at once."""
    asked = {name: ask(cameras, name) for name in CLAIMS}
    return {name: json.loads(process.communicate()[0]) for name, process in asked.items()}


@pytest.mark.parametrize("name", CLAIMS)
def test_a_stream_is_what_it_claims(judged, name):
    found = judged[name]
    streams = [
        tuple(s.get(key) for key in ("codec_type", "codec_name", "width", "height"))
        for s in found["streams"]
    ]
    assert (found["format"]["format_name"], streams) == CLAIMS[name]
