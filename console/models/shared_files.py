"""What the hall shares, as this console can read it."""

from console.domain.entity import decode
from console.domain.shared_file import SharedFile
from offline_cache.cache import Cache


def hall_files(cache: Cache, sort: str) -> list[SharedFile]:
    """Return the files of one sort by name; a version this console cannot read is left out."""
    found = []
    for row in cache.select(SharedFile.KIND):
        try:
            file = decode(SharedFile, row.body)
        except ValueError:
            continue
        if file.sort == sort and not file.is_removed:
            found.append(file)
    return sorted(found, key=lambda file: file.name)
