"""A busy machine counts what was played a moment after the end; the device is not lost (H224)."""

import time
from types import SimpleNamespace

from console.shell.sound_chain import COUNTED_WITHIN, SoundChain
from resources.sounds import pcm

STATES = SimpleNamespace(Ended="ended", Error="error", Stopped="stopped")


class LateVlc:
    """A libvlc whose sound has ended at once, with blocks that are counted later, or never."""

    State = STATES

    def __init__(self, counted_after: float) -> None:
        self._counted_at = time.monotonic() + counted_after
        self.MediaStats = SimpleNamespace

    def Instance(self, *options):
        return self

    def media_new_fd(self, fd):
        return self

    def media_player_new(self):
        return self

    def get_stats(self, stats):
        stats.played_abuffers = 3 if time.monotonic() >= self._counted_at else 0

    def get_state(self):
        return STATES.Ended

    def set_media(self, media):
        pass

    play = stop = release = audio_output_device_enum = lambda self: None


def heard(vlc: LateVlc) -> bool:
    chain = SoundChain(vlc)
    chain.play_samples(pcm.silence(0.1))
    while chain.is_playing:
        time.sleep(0.005)
    return chain.finish().is_heard


def test_blocks_that_are_counted_after_the_end_were_heard():
    assert heard(LateVlc(counted_after=0.1))


def test_a_sound_of_which_nothing_is_ever_counted_ends_soon_and_was_not_heard():
    began = time.monotonic()
    assert not heard(LateVlc(counted_after=1e9))
    assert time.monotonic() - began >= COUNTED_WITHIN
