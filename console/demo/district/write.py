"""The import file, one JSON object a line, `{kind, id, body}`; and the map's lines as GeoJSON."""

import json
from pathlib import Path

import msgspec

from console.demo.district.generate import District
from console.demo.district.plan import Ground


def write(district: District, file: Path) -> int:
    """Write every record; return how many."""
    count = 0
    with file.open("wb") as out:
        for kind, id, body in district.records():
            out.write(msgspec.json.encode({"kind": kind, "id": id, "body": body}) + b"\n")
            count += 1
    return count


def map_lines(ground: Ground) -> str:
    """Return rivers, creeks, railway and roads as a GeoJSON FeatureCollection."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": line.name, "sort": line.sort, "width": line.width},
            "geometry": {
                "type": "LineString",
                "coordinates": [[p.lon, p.lat] for p in map(ground.point, line.points)],
            },
        }
        for line in ground.lines
    ]
    rows = ",\n".join(json.dumps(f, ensure_ascii=False) for f in features)
    return f'{{"type": "FeatureCollection", "features": [\n{rows}\n]}}\n'
