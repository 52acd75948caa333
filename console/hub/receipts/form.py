"""The one file of a form a phone sends (multipart/form-data), taken apart by hand."""

import re

_BOUNDARY = re.compile(r'boundary="?([\w\'()+,./:=? -]{1,70}?)"?\s*(?:;|$)')


class BadForm(ValueError):  # noqa: N818
    """It is no form, or has no such file."""


def file_of(content_type: str, body: bytes, name: str) -> bytes:
    """Return the bytes of a form's file.

    Raises:
        BadForm: another type, no boundary, cut off, or no file of that name.
    """
    found = _BOUNDARY.search(content_type)
    if not content_type.lower().startswith("multipart/form-data") or found is None:
        raise BadForm("no form")
    fence = b"--" + found[1].encode("ascii", "replace")
    for part in (b"\r\n" + body).split(b"\r\n" + fence)[1:-1]:
        head, gap, content = part.partition(b"\r\n\r\n")
        if gap and f'name="{name}"'.encode() in head:
            return content
    raise BadForm(f"no {name}")
