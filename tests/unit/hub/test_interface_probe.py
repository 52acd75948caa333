"""The probe against real servers on free ports: what answers lives, whatever else is wrong."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from console.hub.connectors.interface_probe import ask
from console.hub.feed_file import Probe, load_feeds

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def server(answer: bytes | None) -> AsyncIterator[str]:
    """Serve one answer to each that asks; None says nothing and holds the line."""
    done = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if answer is None:
            await done.wait()
        else:
            await reader.read(4096)
            writer.write(answer)
            await writer.drain()
        writer.close()

    served = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = served.sockets[0].getsockname()[1]
    try:
        yield f"127.0.0.1:{port}"
    finally:
        done.set()
        served.close()
        await served.wait_closed()


def closed_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{free.getsockname()[1]}"


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", ""),
        (b"HTTP/1.0 302 Found\r\n\r\n", ""),
        (b"HTTP/1.1 401 Who?\r\n\r\n", ""),
        (b"HTTP/1.1 503 Busy\r\n\r\n", "bad_answer"),
        (b"HTTP/1.1 404 No\r\n\r\n", "bad_answer"),
        (b"SSH-2.0-OpenSSH\r\n", "bad_answer"),
        (b"", "bad_answer"),
        (b"x" * 200_000 + b"\r\n", "bad_answer"),
    ],
)
async def test_http(answer: bytes, fault: str) -> None:
    async with server(answer) as place:
        assert await ask(Probe(kind="http", address=f"http://{place}/health?a=1")) == fault


async def test_tcp_needs_no_more_than_a_line_that_is_taken() -> None:
    async with server(None) as place:
        assert await ask(Probe(kind="tcp", address=place)) == ""


async def test_one_that_takes_the_line_and_says_nothing_is_out_of_time() -> None:
    """H385."""
    async with server(None) as place:
        probe = Probe(kind="http", address=f"http://{place}/", timeout=0.05)
        assert await ask(probe) == "timeout"


@pytest.mark.parametrize("kind", ["http", "tcp"])
async def test_nobody_there(kind: str) -> None:
    place = closed_port()
    address = place if kind == "tcp" else f"http://{place}/"
    assert await ask(Probe(kind=kind, address=address)) == "refused"  # type: ignore[arg-type]


async def test_a_secure_address_that_speaks_plainly_is_no_answer() -> None:
    async with server(b"HTTP/1.1 200 OK\r\n\r\n") as place:
        probe = Probe(kind="http", address=f"https://{place}/", timeout=2)
        assert await ask(probe) in ("bad_answer", "timeout", "unreachable")


GOOD = '[[feed]]\nid = "110"\nprobe = { kind = "heartbeat" }\n\n'


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('[[feed]]\nid = "a"\n', "feeds.toml:5: Object missing required field `probe`"),
        ('[[feed]]\nid = "a"\nprobe = { kind = "ping" }\n', "feeds.toml:5: Invalid enum value"),
        ('[[feed]]\nid = "a"\nprobe = { kind = "http" }\n', "feeds.toml:5: a: address ''"),
        ('[[feed]]\nid = "a"\nprobe = { kind = "tcp", address = "x" }\n', "feeds.toml:5: "),
        (
            '[[feed]]\nid = "a"\nprobe = { kind = "heartbeat", every = 60, tolerated = 5 }\n',
            "feeds.toml:5: a: tolerated is less than every",
        ),
        (
            '[[feed]]\nid = "a"\nprobe = { kind = "heartbeat", every = 0 }\n',
            "feeds.toml:5: Expected `float` > 0.0",
        ),
        ('[[feed]]\nid = "110"\nprobe = { kind = "heartbeat" }\n', "feeds.toml:5: 110 stands"),
        ('[[feed]]\nid = "a"\nproeb = 1\nprobe = { kind = "heartbeat" }\n', "feeds.toml:5: "),
        ("[[feed\n", "feeds.toml: Expected ']]'"),
        ("[feeds]\n", "feeds.toml: Object contains unknown field"),
    ],
)
def test_a_list_with_a_mistake_is_not_taken_by_halves(
    tmp_path: Path, wrong: str, said: str
) -> None:
    """H384: file and line are told, nothing is loaded."""
    file = tmp_path / "feeds.toml"
    file.write_text(GOOD + wrong, "utf-8")
    with pytest.raises(ValueError, match=r"feeds\.toml") as told:
        load_feeds(file)
    assert str(told.value).startswith(said)


def test_a_list_without_mistakes_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "feeds.toml"
    file.write_text(GOOD, "utf-8")
    (feed,) = load_feeds(file)
    assert (feed.id, feed.probe.every) == ("110", 30.0)
