"""A camera without a new picture for more than a minute is told, whoever looked how often."""

import pytest

from console.domain.silent_camera import PictureLook, SilentCameras


@pytest.fixture
def book():
    return SilentCameras(60.0)


def test_it_is_told_once_after_a_minute_and_no_more_when_a_picture_comes(book):
    assert not book.take([PictureLook("C1", 100.0, "lost")], 105.0)
    assert book.take([PictureLook("C1", 100.0, "lost")], 161.0) == {"C1"}
    assert not book.take([PictureLook("C1", 100.0, "lost")], 166.0), "once"
    (told,) = book.told
    assert (told.since, told.length, told.why) == (100.0, 66.0, "lost")
    book.take([PictureLook("C1")], 170.0)
    assert book.told == []


def test_a_patrol_that_comes_back_to_it_finds_out_too(book):
    book.take([PictureLook("C1", 100.0)], 110.0)
    book.take([], 500.0)
    assert book.told == [], "nobody looked meanwhile: ten seconds are known"
    assert book.take([PictureLook("C1", 900.0)], 906.0) == {"C1"}
    assert book.told[0].since == 100.0


def test_where_one_of_its_streams_has_a_picture_the_camera_has_one(book):
    book.take([PictureLook("C1", 0.0), PictureLook("C1")], 70.0)
    assert book.told == []


def test_many_are_told_with_the_longest_first(book):
    looks = [PictureLook(f"C{n}", float(n)) for n in (3, 1, 2)]
    assert book.take(looks, 90.0) == {"C1", "C2", "C3"}
    assert [each.camera for each in book.told] == ["C1", "C2", "C3"]
