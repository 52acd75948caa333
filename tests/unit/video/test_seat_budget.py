"""What a seat can show is measured, kept, and never taken from another machine (A-23)."""

import json
import os
from dataclasses import replace

import av
import pytest
from av.codec.hwaccel import hwdevices_available

from console.video.frames import Shape
from console.video.seat_budget import FILE, SeatBudget, device, load, read, save, streams_for
from console.video.self_test import clip, decoded, is_alike, on_device, rate

MEASURED = SeatBudget(
    sub=36, main=5, cores=os.cpu_count() or 1, sub_rate=800.0, main_rate=100.0,
    memory=8_000_000_000, hardware=(), tried=("cuda",), made_at="2026-07-09T20:00:00+08:00",
)  # fmt: skip


def test_what_was_kept_is_read_again(tmp_path):
    assert load(tmp_path) is None
    save(tmp_path / "seat", MEASURED)
    assert load(tmp_path / "seat") == MEASURED


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"sub": 3}', "null"])
def test_a_damaged_result_is_none(tmp_path, damage):
    (tmp_path / FILE).write_text(damage)
    assert load(tmp_path) is None
    with pytest.raises(ValueError):
        read(damage)


def test_a_result_of_another_machine_does_not_count(tmp_path):
    save(tmp_path, replace(MEASURED, cores=MEASURED.cores + 1))
    assert load(tmp_path) is None


def test_processors_or_memory_whichever_is_less_decides_and_one_is_always_shown():
    assert streams_for(1000.0, 2, 0, 6_000_000) == 37
    assert streams_for(1000.0, 4, 0, 6_000_000) == 75
    assert streams_for(1000.0, 4, 120_000_000, 6_000_000) == 10
    assert streams_for(1.0, 1, 1, 6_000_000) == 1


def test_frames_are_really_decoded_and_scaled():
    small = clip(160, 96, 200_000)
    assert rate(small, Shape(80, 48), 2, 0.1) > 25


def test_what_was_kept_by_an_older_version_proves_no_graphics(tmp_path):
    save(tmp_path, replace(MEASURED, hardware=("cuda",)))
    kept = json.loads((tmp_path / FILE).read_text())
    del kept["proven"]
    (tmp_path / FILE).write_text(json.dumps(kept))
    assert load(tmp_path) == replace(MEASURED, hardware=("cuda",))
    assert device(tmp_path, "auto") == ""


def test_graphics_decode_where_they_were_proven_and_nobody_turned_them_off(tmp_path):
    assert device(tmp_path, "auto") == ""
    save(tmp_path, replace(MEASURED, hardware=("qsv", "cuda"), proven=("cuda",)))
    assert (device(tmp_path, "auto"), device(tmp_path, "off")) == ("cuda", "")


def test_only_all_the_pictures_of_the_processors_prove_a_device():
    small = clip(160, 96, 200_000)
    own = decoded(av.CodecContext.create(small.decoder, "r"), small)
    again = decoded(av.CodecContext.create(small.decoder, "r"), small)
    assert len(own) == 25 and is_alike(again, own)
    assert not is_alike([], own) and not is_alike(again[:-1], own)
    again[7][3, 5] += 9
    assert not is_alike(again, own), "one spot of one picture"
    assert not is_alike([each[:48] for each in own], own)
    assert on_device("none-of-them", small) == []
    for kind in hwdevices_available():
        made = on_device(kind, small)
        assert not made or len(made) == 25
