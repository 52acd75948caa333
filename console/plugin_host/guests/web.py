"""`http.get` for a guest: one address of a host its manifest names, fetched by the console."""

import asyncio
from typing import Any
from urllib.parse import urlsplit

from console.plugin_host.guests.calls import HttpGet
from console.plugin_host.guests.refused import CallRefusedError

MOST_BYTES = 500_000
_SECONDS = 10.0
_PORTS = {"http": 80, "https": 443}
_NEVER_SENT = {"host", "connection", "content-length", "transfer-encoding"}


class WebReader:
    """Fetches for one plugin.

    Args:
        hosts: `name:port` of each address it may reach.
        seconds: for the whole answer.
    """

    def __init__(self, hosts: tuple[str, ...], seconds: float = _SECONDS) -> None:
        self._hosts = frozenset(host.lower() for host in hosts)
        self._seconds = seconds

    async def get(self, asked: HttpGet) -> Any:
        """Return `status` and `text`; another address the server sends to is not followed."""
        self._check(asked.url)
        import httpx  # takes long to import; most plugins never fetch

        headers = {k: v for k, v in asked.headers.items() if k.lower() not in _NEVER_SENT}
        try:
            async with httpx.AsyncClient(trust_env=False, timeout=self._seconds) as client:
                return await self._fetch(client, asked.url, headers)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, TimeoutError) as error:
            words = str(error) or type(error).__name__
            raise CallRefusedError(
                "unreachable", f"取不到：{words}", f"unreachable: {words}"
            ) from None

    def _check(self, url: str) -> None:
        try:
            parts = urlsplit(url)
            port = parts.port or _PORTS.get(parts.scheme, 0)
        except ValueError:
            parts, port = urlsplit(""), 0
        host = f"{(parts.hostname or '').lower()}:{port}"
        if parts.scheme not in _PORTS or host not in self._hosts or "@" in parts.netloc:
            raise CallRefusedError(
                "not_granted", "这个网址没有写在清单里", "the manifest does not name this address"
            )

    async def _fetch(self, client: Any, url: str, headers: dict[str, str]) -> dict[str, Any]:
        async with asyncio.timeout(self._seconds), client.stream("GET", url, headers=headers) as r:
            body = bytearray()
            async for chunk in r.aiter_bytes():
                body += chunk
                if len(body) > MOST_BYTES:
                    raise CallRefusedError("too_large", "内容超过 500 KB", "more than 500 KB")
        return {"status": r.status_code, "text": body.decode("utf-8", "replace")}
