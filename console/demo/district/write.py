"""The import file: one JSON object a line, `{kind, id, body}`."""

from pathlib import Path

import msgspec

from console.demo.district.generate import District


def write(district: District, file: Path) -> int:
    """Write every record; return how many."""
    count = 0
    with file.open("wb") as out:
        for kind, id, body in district.records():
            out.write(msgspec.json.encode({"kind": kind, "id": id, "body": body}) + b"\n")
            count += 1
    return count
