"""Values as TOML writes them."""

import json


def switch(value: bool) -> str:
    """Return a TOML boolean."""
    return "true" if value else "false"


def quoted(text: str) -> str:
    """Return a TOML basic string; JSON's escapes are a part of TOML's, but for DEL."""
    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007F")
