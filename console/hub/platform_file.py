"""The video platforms of a hall, that turn its cameras and play what was recorded: a TOML file.

It is taken whole or not at all.

```toml
[[platform]]
id = "视频共享平台"
kind = "wvp"
address = "http://video.example:18080"
key_file = "wvp.key"
cameras = "gb-"
seconds = 8
playback_seconds = 35
```
"""

import tomllib
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec


class DeclaredPlatform(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One platform as a hall declares it.

    `cameras` is how the ids of its cameras begin at the hub; what follows is how the platform calls
    them. `key_file` holds the key of its interface (`api-key`) and lies beside this file.
    """

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    kind: Literal["wvp"]
    address: str
    key_file: str = ""
    cameras: str = ""
    seconds: Annotated[float, msgspec.Meta(gt=0, le=40)] = 8.0
    """After which an answer is waited for no more."""
    playback_seconds: Annotated[float, msgspec.Meta(gt=0, le=60)] = 35.0
    """The same until a recording plays: platforms themselves wait up to 30 s for a device."""
    key: str = ""

    def channel(self, camera: str) -> str | None:
        """Return how the platform calls a camera; None where it is none of its own."""
        return camera[len(self.cameras) :] if camera.startswith(self.cameras) else None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    platform: list[DeclaredPlatform] = []


def load_platforms(file: Path) -> tuple[DeclaredPlatform, ...]:
    """Read the platforms of a hall, with their keys.

    Raises:
        ValueError: anything in it is wrong; nothing of it is taken. Says file and what.
        OSError: it, or a key, cannot be read.
    """
    try:
        told = msgspec.convert(tomllib.loads(file.read_text("utf-8")), _File)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise ValueError(f"{file.name}: {error}") from error
    return tuple(_with_key(file, platform) for platform in told.platform)


def _with_key(file: Path, platform: DeclaredPlatform) -> DeclaredPlatform:
    parts = urlsplit(platform.address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{file.name}: {platform.id}: address {platform.address!r}")
    if platform.key:
        told = "a key belongs into key_file 密钥须放在单独的文件"
        raise ValueError(f"{file.name}: {platform.id}: {told}")
    if not platform.key_file:
        return platform
    key = (file.parent / platform.key_file).read_text("utf-8").strip()
    return msgspec.structs.replace(platform, key=key)
