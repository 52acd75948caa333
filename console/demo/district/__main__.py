"""`python -m console.demo.district --seed 7 --out FILE.ndjson`: the district as an import file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from console.demo.district.cameras import Addresses
from console.demo.district.generate import CAMERAS, generate
from console.demo.district.write import map_lines, write


def main(argv: Sequence[str] | None = None) -> int:
    """Write the file; return 0."""
    words = _arguments(argv)
    addresses = Addresses(words.camera_base, words.camera_http)
    district = generate(words.seed, words.cameras, addresses)
    count = write(district, words.out)
    if words.map:
        words.map.write_text(map_lines(district.ground), encoding="utf-8")
    print(f"{district.ground.name}: {count} records, {len(district.cameras)} cameras, {words.out}")
    return 0


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="console.demo.district", description=__doc__)
    parser.add_argument("--seed", type=int, default=7, help="the same seed gives the same bytes")
    parser.add_argument("--out", type=Path, required=True, help="file to write, a record a line")
    parser.add_argument("--cameras", type=int, default=CAMERAS, help="how many cameras")
    parser.add_argument(
        "--camera-base", default="", help="rtsp://HOST:PORT/, each camera's id follows"
    )
    parser.add_argument("--camera-http", default="", help="http://HOST:PORT/, then the id and .ts")
    parser.add_argument("--map", type=Path, help="GeoJSON of rivers, railway and roads to write")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
