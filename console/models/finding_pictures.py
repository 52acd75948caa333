"""The snapshot of a finding, as it lies at this seat."""

from console.domain.patrol_finding import PatrolFinding
from offline_cache.blobs import BlobStore


def snapshot_of(blobs: BlobStore, finding: PatrolFinding) -> bytes | None:
    """Return the bytes of a finding's snapshot; None where it is not at this seat."""
    for ref in finding.files:
        blob = blobs.blob(ref.partition("/")[2])
        if blob is not None and blob.media_type.startswith("image/"):
            return b"".join(blobs.pieces(blob))
    return None
