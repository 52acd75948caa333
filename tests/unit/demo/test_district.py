"""The district: its counts, its ground without gaps, and places that can be looked at."""

import json
from collections import Counter
from itertools import combinations
from pathlib import Path
from random import Random

import pytest

import resources
from console.demo.district.cameras import Addresses
from console.demo.district.generate import District, generate
from console.demo.district.write import map_lines, write
from console.domain.geo import Point, direction, distance
from console.domain.reference import OrgLevel


@pytest.fixture(scope="module")
def district() -> District:
    return generate(7)


def test_the_counts_are_those_of_the_district(district: District) -> None:
    levels = Counter(org.level for org in district.orgs)
    assert levels[OrgLevel.DISTRICT] == 1
    assert levels[OrgLevel.TOWN] == 14
    assert levels[OrgLevel.GRID] == 85
    assert levels[OrgLevel.STATION] == 43
    assert levels[OrgLevel.NEIGHBOURHOOD] == 351
    assert len(district.cameras) == 26_000
    assert sum(place.sort == "elder" for place in district.places) == 800
    assert len(district.feeds) == 9
    assert len(district.matters) >= 25
    assert len(district.cards) >= 12


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a", "b", "c")]
    for file, seed in zip(files, (11, 11, 12), strict=True):
        write(generate(seed, 500), file)
    first, second, other = (file.read_bytes() for file in files)
    assert first == second
    assert first != other


def test_every_id_is_given_once(district: District) -> None:
    keys = Counter((kind, id) for kind, id, _ in district.records())
    assert [key for key, times in keys.items() if times > 1] == []


def test_camera_names_are_given_once(district: District) -> None:
    names = Counter(camera.name for camera in district.cameras)
    assert [name for name, times in names.items() if times > 1][:5] == []


def test_towns_tile_the_district(district: District) -> None:
    ground = district.ground
    whole = abs(ground.outline.area)
    assert sum(abs(town.shape.area) for town in ground.towns) == pytest.approx(whole, rel=1e-9)
    chance = Random(1)
    for _ in range(3000):
        at = (chance.uniform(-10_500, 10_500), chance.uniform(-7_000, 9_500))
        holders = [town.short for town in ground.towns if town.shape.holds(at)]
        assert len(holders) == int(ground.outline.holds(at)), (at, holders)


def test_every_camera_stands_in_its_town(district: District) -> None:
    outlines = {o.name: o.outline for o in district.orgs if o.level is OrgLevel.TOWN}
    assert set(outlines) == {camera.place.town for camera in district.cameras}
    for camera in district.cameras:
        assert camera.place.point is not None
        assert _inside(outlines[camera.place.town], camera.place.point), camera.name


def test_a_few_cameras_are_an_estates_own_and_closed_to_the_hall(district: District) -> None:
    share = sum(camera.is_restricted for camera in district.cameras) / len(district.cameras)
    assert 0.02 < share < 0.04
    closed = next(c for c in district.cameras if c.name == "云杉·杉影里小区 2 号岗")
    assert closed.is_restricted


def test_cameras_beside_the_underpass_say_where_they_stand(district: District) -> None:
    place = next(p for p in district.places if p.name == "望汐路下立交").place.point
    east = next(c for c in district.cameras if c.name == "望潮·望汐路下立交东口").place.point
    assert place is not None and east is not None
    assert direction(place, east) == "east"
    assert distance(place, east) == pytest.approx(60, abs=1)


def test_fewer_cameras_keep_those_of_the_story() -> None:
    few = {camera.name for camera in generate(7, 300).cameras}
    assert "望潮·望汐路下立交东口" in few
    assert "芦汀·联禾河闸桥东" in few


def test_addresses_name_the_camera_and_the_scene_that_suits_its_place() -> None:
    addresses = Addresses("rtsp://127.0.0.1:554/", "http://127.0.0.1:80/")
    camera = generate(7, 60, addresses).cameras[0]
    assert camera.urls == (
        f"rtsp://127.0.0.1:554/{camera.id}?scene=7",
        f"http://127.0.0.1:80/{camera.id}.ts?scene=7",
    )


def test_an_elder_has_no_name_and_no_door(district: District) -> None:
    elders = [place for place in district.places if place.sort == "elder"]
    assert any(elder.name == "独居老人 鹤渚-017" for elder in elders)
    assert {elder.place.name for elder in elders} == {"地址已隐去"}
    homes = {org.point for org in district.orgs if org.level is OrgLevel.NEIGHBOURHOOD}
    assert {elder.place.point for elder in elders} <= homes


def test_phones_cannot_be_dialled(district: District) -> None:
    numbers = [org.phone for org in district.orgs] + [unit.phone for unit in district.units]
    numbers += [phone.rpartition(" ")[2] for card in district.cards for phone in card.phones]
    assert [n for n in numbers if n and not n.startswith("0000-6")] == []


def test_the_drawn_map_is_that_of_the_generator(district: District) -> None:
    kept = resources.path("demo/map_lines.geojson").read_text(encoding="utf-8")
    assert kept == map_lines(district.ground)
    assert {f["properties"]["sort"] for f in json.loads(kept)["features"]} == {
        "river",
        "creek",
        "railway",
        "road",
    }


def test_no_place_lies_on_another(district: District) -> None:
    told = [p for p in district.places if p.name in {"砚云里", "杉影里", "听澜站", "联禾河北岸"}]
    for a, b in combinations(told, 2):
        assert a.place.point and b.place.point
        assert distance(a.place.point, b.place.point) > 500


def _inside(outline: tuple[Point, ...], at: Point) -> bool:
    inside = False
    previous = outline[-1]
    for corner in outline:
        if (corner.lat > at.lat) != (previous.lat > at.lat):
            share = (at.lat - corner.lat) / (previous.lat - corner.lat)
            if at.lon < corner.lon + share * (previous.lon - corner.lon):
                inside = not inside
        previous = corner
    return inside
