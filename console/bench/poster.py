"""Posts alerts at a steady rate, 50 a request, as a source would; its token comes on stdin."""

import argparse
import asyncio
import json
import sys
import time
from datetime import datetime

import httpx

from console.runtime.clock import CHINA

A_REQUEST = 50
TOWNS = ("望潮街道", "青榆街道", "石汀街道", "梧影街道", "云杉街道", "南汀街道", "映川街道")


def items(first: int, count: int, severity: str, prefix: str) -> list[dict[str, object]]:
    """Return messages about things that nobody reported before."""
    now = datetime.now(CHINA).isoformat(timespec="milliseconds")
    return [
        {
            "id": f"{prefix}-{number}",
            "key": f"{prefix}-{number}",
            "title": f"{prefix}第 {number} 条：望汐路下立交积水 {number % 40} 厘米，仍在上涨",
            "severity": severity,
            "occurred_at": now,
            "type": "waterlogging",
            "channel": "sensor",
            "source": "水务物联",
            "place": {
                "town": TOWNS[number % len(TOWNS)],
                "name": f"下立交 {number % 97} 号",
                "lon": 125.0,
                "lat": 30.0,
            },
        }
        for number in range(first, first + count)
    ]


async def post(
    hub: str, token: str, rate: float, count: int, severity: str, prefix: str
) -> dict[str, float]:
    """Post `count` alerts at `rate` a second; return how many were taken as new."""
    size = min(A_REQUEST, max(1, round(rate)))
    taken, late = 0, 0.0
    headers = {"Authorization": f"Bearer {token}"}
    async with httpx.AsyncClient(base_url=hub, headers=headers, timeout=30) as client:
        begun = time.monotonic()
        for first in range(0, count, size):
            due = begun + first / rate
            wait = due - time.monotonic()
            late = max(late, -wait)
            if wait > 0:
                await asyncio.sleep(wait)
            body = items(first, min(size, count - first), severity, prefix)
            answer = await client.post("/v1/ingest/alerts", json=body)
            answer.raise_for_status()
            taken += sum(a["status"] == "new" for a in answer.json()["answers"])
        return {"taken": taken, "seconds": time.monotonic() - begun, "latest": late}


def main() -> int:
    """Post as the command line says and print what came of it as one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hub", required=True)
    parser.add_argument("--rate", type=float, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--severity", default="blue")
    parser.add_argument("--prefix", default="实测")
    given = parser.parse_args()
    token = sys.stdin.readline().strip()
    told = asyncio.run(
        post(given.hub, token, given.rate, given.count, given.severity, given.prefix)
    )
    print(json.dumps(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
