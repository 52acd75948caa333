"""What store care notes beside the files for the doctor, in clear, nothing personal."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from offline_cache.key_file import write_private

_NAME = "care.json"


@dataclass(frozen=True, slots=True)
class CareNotes:
    """When things were done last, as time texts; empty for never.

    Attributes:
        checked: both files were found whole.
        compared: the same, with their indexes.
        damaged: a file was found damaged.
        backed_up: a backup was made by itself.
    """

    checked: str = ""
    compared: str = ""
    damaged: str = ""
    backed_up: str = ""


def read_notes(folder: Path) -> CareNotes:
    """Return the notes; nothing noted when there are none or they cannot be read."""
    try:
        told = json.loads((folder / _NAME).read_text("utf-8"))
        return CareNotes(**{name: str(told.get(name, "")) for name in asdict(CareNotes())})
    except (OSError, ValueError, AttributeError):
        return CareNotes()


def write_notes(folder: Path, notes: CareNotes) -> None:
    """Replace the notes.

    Raises:
        OSError: the disk does not take them.
    """
    write_private(folder / _NAME, json.dumps(asdict(notes)).encode())
