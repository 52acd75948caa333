"""A camera's record: what an older hub wrote is read, what a newer one adds is kept (G13)."""

from console.domain.camera import Camera, MaskZone
from console.domain.entity import decode, encode
from console.domain.geo import Place

OLD = {
    "id": "cam-1",
    "name": "南汀·望汐路下立交东口",
    "place": {"name": "望汐路下立交", "town": "南汀街道", "point": {"lon": 121.4, "lat": 31.2}},
    "tags": ["underpass"],
    "level": 1,
    "urls": ["rtsp://192.0.2.1/cam-1"],
}


def test_a_body_from_before_the_directory_grew_is_read_and_written_back_the_same() -> None:
    camera = decode(Camera, OLD)
    assert (camera.number, camera.groups, camera.mask, camera.ptz) == ("", (), (), False)
    assert encode(camera) == OLD


def test_what_the_directory_tells_makes_the_round_trip_and_newer_fields_stay() -> None:
    told = Camera(
        "cam-2",
        "望潮·滨水步道北段",
        Place("滨水步道", "望潮街道"),
        number="1012",
        area="home-01-003",
        groups=("防汛/滨水步道",),
        scenes=("汛期值守",),
        recorder="node-01",
        has_main=True,
        ptz=True,
        presets=("水尺", "步道"),
        mask=(MaskZone(0.0, 0.5, 0.25, 0.5, "3 号楼阳台"),),
        owner="区水务局",
    )
    body = encode(told)
    assert decode(Camera, body) == told
    newer = {**body, "lens": "fisheye", "mask": [*body["mask"], {"polygon": []}]}
    again = decode(Camera, newer)
    assert again == told, "a zone this version cannot read is left out"
    assert encode(again, newer) == newer
