"""`python -m console.demo.camera_simulator`: cameras on two ports until it is told to stop.

A third port is the platform that turns them. When all listen, one JSON line is printed with them
and the platform's key. With `--stdin` each line read is a fault, `{"camera": "x", "fault":
"freeze"}`, names presets, `{"presets": {"x": ["水尺"]}}`, or takes spans out of what was recorded,
`{"gaps": {"x": [[FROM, TO]]}}`, seconds since 1970; the end of the input ends the program.
"""

import argparse
import asyncio
import json
import secrets
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import platformdirs

from console.demo.camera_simulator import library
from console.demo.camera_simulator.camera import Cameras
from console.demo.camera_simulator.faults import Fault, FaultBoard
from console.demo.camera_simulator.http_streams import HttpServer
from console.demo.camera_simulator.platform import PlatformServer
from console.demo.camera_simulator.recordings import Recordings
from console.demo.camera_simulator.rtsp import RtspServer
from console.demo.camera_simulator.scenes import SCENES
from console.demo.camera_simulator.swivel import Swivels
from console.demo.camera_simulator.variants import VARIANTS
from console.runtime.clock import SystemClock

HOST = "127.0.0.1"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the simulator until it is interrupted or its input ends."""
    args = _arguments(argv)
    clips = library.clips(args.cache, args.file, args.scenes)
    forms = library.other_forms(args.cache, args.file, args.scenes, args.forms)
    cameras = Cameras(clips, forms)
    try:
        asyncio.run(_serve(args, cameras))
    except KeyboardInterrupt:
        return 130
    return 0


async def _serve(args: argparse.Namespace, cameras: Cameras) -> None:
    board, clock, key = FaultBoard(), SystemClock(), secrets.token_urlsafe(16)
    recordings = Recordings()
    rtsp = RtspServer(cameras.find, board, clock, recordings.played)
    http = HttpServer(cameras.find, board, clock)
    platform = PlatformServer(cameras.find, cameras.swivels, recordings, board, clock, key)
    servers = [
        await asyncio.start_server(rtsp.serve, HOST, args.port),
        await asyncio.start_server(http.serve, HOST, args.http_port),
        await asyncio.start_server(platform.serve, HOST, args.platform_port),
    ]
    names = ("rtsp_port", "http_port", "platform_port")
    ports = {n: s.sockets[0].getsockname()[1] for n, s in zip(names, servers, strict=True)}
    platform.rtsp_port = ports["rtsp_port"]
    print(json.dumps({"ready": True, **ports, "platform_key": key}), flush=True)
    async with AsyncExitStack() as stack:
        for server in servers:
            await stack.enter_async_context(server)
        if args.stdin:
            await _read_lines(board, cameras.swivels, recordings)
        else:
            await asyncio.gather(*(server.serve_forever() for server in servers))


async def _read_lines(board: FaultBoard, swivels: Swivels, recordings: Recordings) -> None:
    """Take lines from standard input until it ends; a bad line is named and passed over."""
    while line := await asyncio.to_thread(sys.stdin.readline):
        try:
            wish = json.loads(line)
            if "presets" in wish:
                swivels.names.update(wish["presets"])
            elif "gaps" in wish:
                recordings.gaps.update(wish["gaps"])
            else:
                board.put(str(wish["camera"]), Fault(str(wish["fault"])))
        except (ValueError, KeyError, TypeError) as error:
            print(json.dumps({"error": f"not a fault: {error}"}), file=sys.stderr, flush=True)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="camera_simulator", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="RTSP port; 0 takes a free one")
    parser.add_argument("--http-port", type=int, default=0, help="HTTP port; 0 takes a free one")
    about = "port of the platform that turns them; 0 takes a free one"
    parser.add_argument("--platform-port", type=int, default=0, help=about)
    parser.add_argument("--file", type=Path, help="a video file to show instead of drawn scenes")
    many = len(SCENES)
    parser.add_argument("--scenes", type=int, default=many, help="how many different scenes")
    known = " ".join(VARIANTS)
    about = f"other forms to offer, `?as=NAME` in the address: {known}"
    parser.add_argument("--forms", nargs="*", default=[], choices=VARIANTS, help=about)
    parser.add_argument("--stdin", action="store_true", help="read faults as JSON lines")
    cache = platformdirs.user_cache_path("command-hall", appauthor=False) / "cameras"
    parser.add_argument("--cache", type=Path, default=cache, help="folder for encoded clips")
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
