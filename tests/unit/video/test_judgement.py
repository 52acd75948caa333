"""Bytes, the picture's track and frames are judged apart: sound alone is no picture (A-20)."""

import pytest

from console.video.frames import Sign, Vitals
from console.video.judgement import is_held_back, why_none
from console.video.states import Reason

NOW = 100.0


def told(signs=Sign.READY, heard=NOW, seen=NOW):
    return Vitals(10, signs, heard, seen, 640, 360)


@pytest.mark.parametrize(
    ("vitals", "reason"),
    [
        (told(), Reason.NONE),
        (told(Sign.DAMAGED), Reason.DAMAGED),
        (told(seen=NOW - 1.4), Reason.NONE),
        (told(seen=NOW - 1.5), Reason.SOUND_ONLY),
        (told(seen=0.0), Reason.SOUND_ONLY),
        (told(heard=NOW - 9, seen=NOW - 9), Reason.NONE),
    ],
)
def test_why_no_picture_comes(vitals, reason):
    assert why_none(vitals, NOW) is reason


@pytest.mark.parametrize(
    ("vitals", "since", "held"),
    [
        (told(Sign.DAMAGED), 2.0, True),
        (told(Sign.DAMAGED), 5.0, False),
        (told(Sign.DAMAGED, seen=NOW - 2), 2.0, False),
        (told(), 2.0, False),
        (told(Sign.KEY), 9.0, True),
        (told(Sign.KEY), 15.0, False),
        (told(Sign.KEY, seen=NOW - 2), 9.0, False),
    ],
)
def test_a_picture_that_stands_is_weak_only_while_packets_come(vitals, since, held):
    assert is_held_back(vitals, NOW, since) is held
