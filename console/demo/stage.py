"""The demo's stage: a hub with the district in it, cameras, accounts and a player.

Everything runs in one folder, on free ports of the loopback, with passwords and a token made for
this run. Start-up in order: cameras (their ports go into the district), district, accounts, the
afternoon, the hub of the evening. It is taken down the other way round.
"""

import asyncio
import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from console.demo.children import Child
from console.demo.district.cameras import Addresses
from console.demo.district.generate import CAMERAS, STORY_START, generate
from console.demo.district.write import write
from console.demo.frames import drawn
from console.demo.gazetteer import Gazetteer
from console.demo.hub_client import HubClient
from console.demo.opening import SITTINGS, Afternoon, people
from console.demo.player import OnEvent, OnFault, Player, no_fault
from console.demo.second_seat import Person, SecondSeat
from console.demo.stage_cameras import StageCameras
from console.demo.story import Story, Telling, evening
from console.domain.camera import Camera
from console.runtime.clock import DemoClock, SystemClock
from resources import path

HALL = ("yunting", "云汀区城运中心")
DICTIONARY = "云汀区派单字典（演示值）2026 版"
WITHOUT_OPENING = 2
"""Accounts made, beside the shift leader's, when nobody needs the colleagues of the afternoon."""
LEADER = "leader"
PLUGINS = "plugins.ndjson"
"""Approvals of the plugins that ship, a line each."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class StageOptions:
    """What the stage is made of.

    Attributes:
        data: its folder.
        telling: which cut, seed, storm and drip.
        cameras: how many.
        rate: how fast the story's clock runs.
        lead: seconds of the story before T+00:00 at which the evening's hub starts.
        sittings: when the shift before is told, minutes from T+00:00, each a start of the hub;
            none: the evening begins with an empty queue.
        video: a file for the cameras to show instead of drawn streets.
        with_cameras: whether the camera simulator runs.
        load_rate: alerts a second at most; 0 is as fast as the hub answers.
    """

    data: Path
    telling: Telling = field(default_factory=Telling)
    cameras: int = CAMERAS
    rate: float = 1.0
    lead: float = 15.0
    sittings: tuple[float, ...] = SITTINGS
    video: Path | None = None
    with_cameras: bool = True
    load_rate: float = 0.0


@dataclass(slots=True)
class Account:
    """A person who may log in, and the password of this run."""

    person: Person
    password: str = field(repr=False)

    def to_login(self) -> dict[str, str]:
        """Return what the console reads on its standard input."""
        return {
            "account": self.person.account,
            "password": self.password,
            "seat": self.person.seat,
            "seat_name": self.person.seat_name,
        }


class DemoStage:
    """Starts and stops it all.

    Args:
        options: what it is made of.
        say: told in one line what goes on.
    """

    def __init__(self, options: StageOptions, say: Say) -> None:
        self.options = options
        self.token = secrets.token_urlsafe(24)
        self.accounts = [Account(p, secrets.token_urlsafe(12)) for p in people()]
        self._leader = next(each for each in self.accounts if each.person.role == LEADER)
        if not options.sittings:
            self.accounts = [*self.accounts[:WITHOUT_OPENING], self._leader]
        self.clock = DemoClock(STORY_START, SystemClock().now(), options.rate)
        self.hub_url = ""
        self.ports: dict[str, int] = {}
        self.gazetteer = Gazetteer()
        self._say = say
        self._hub: Child | None = None
        video = options.video
        self._cameras = StageCameras(options.data, video) if options.with_cameras else None
        self._clients: list[HubClient] = []
        self._frames: dict[str, bytes] = {}

    @property
    def hub_is_running(self) -> bool:
        """Whether the hub's process lives."""
        return self._hub is not None and self._hub.is_running

    async def start(self) -> None:
        """Build everything; on failure whatever was started is stopped.

        Raises:
            ChildFailedError: a program did not start.
            OSError: the folder cannot be used.
        """
        try:
            self.options.data.mkdir(parents=True, exist_ok=True)
            if self._cameras is not None:
                self._say("cameras 启动点位模拟")
                self.ports = await self._cameras.start()
            await self._fill_hub()
            drawing = asyncio.create_task(self._draw())
            if self.options.sittings:
                await self._tell_afternoon()
            await self._start_evening()
            await drawing
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        """End the player's connections, the hub, the cameras, in this order."""
        for client in self._clients:
            await client.close()
        self._clients.clear()
        for child in (self._hub, self._cameras):
            if child is not None:
                await child.stop()

    async def start_hub(self) -> None:
        """Start the evening's hub again at its old address.

        Raises:
            ChildFailedError: it did not start.
        """
        if not self.hub_is_running:
            await self._start_hub(self.clock)

    async def kill_hub(self) -> None:
        """End the hub at once, without a word to it."""
        if self._hub is not None:
            await self._hub.kill()

    async def fault(self, camera: str, fault: str) -> None:
        """Put a fault on a camera (`freeze`, `die`, …; `none` takes it away)."""
        if self._cameras is not None:
            await self._cameras.fault(camera, fault)

    def player(
        self,
        on_event: OnEvent,
        on_fault: OnFault = no_fault,
        *,
        operator_lines: bool = True,
        number: int = 0,
        delay: timedelta = timedelta(),
    ) -> Player:
        """Return a player of the evening.

        Args:
            on_event: hears what was told.
            on_fault: carries out the cut and the return of the link.
            operator_lines: whether it also tells what a person at the console would enter.
            number: which evening of a loop this is.
            delay: how much later than T+00:00 that evening begins.
        """
        telling = self.options.telling
        run = f"{telling.run}-{int(self.clock.real_start.timestamp())}-{number}"
        start = STORY_START + delay
        telling = replace(telling, run=run, seed=telling.seed + number)
        return Player(
            self.clock,
            self.client(),
            Story(self.gazetteer, telling, start, frames=self._frames).steps(),
            start,
            on_event=on_event,
            on_fault=on_fault,
            operator_lines=operator_lines,
            rate=self.options.load_rate,
        )

    def client(self) -> HubClient:
        """Return another connection to the hub; it ends with the stage."""
        self._clients.append(HubClient(self.hub_url, self.token))
        return self._clients[-1]

    def facts(self) -> dict[str, Any]:
        """Return what a program needs to use the stage, for one line of JSON."""
        first = self.accounts[0].to_login()
        return {
            "ready": True,
            "hub": self.hub_url,
            "clock": str(self.clock),
            "token": self.token,
            "data": str(self.options.data),
            "story_start": STORY_START.isoformat(),
            **self.ports,
            **first,
            "accounts": [
                {**a.to_login(), "name": a.person.name, "role": a.person.role}
                for a in self.accounts
            ],
        }

    async def _draw(self) -> None:
        """Draw the pictures of what algorithms find, while the hub starts."""
        if self.options.with_cameras:
            self._frames = await asyncio.to_thread(drawn, evening(), self.gazetteer)

    async def _fill_hub(self) -> None:
        self._say(f"district 生成云汀区:{self.options.cameras} 路点位")
        file = self.options.data / "district.ndjson"
        made = asyncio.to_thread(self._generate, file)
        cameras, *_ = await asyncio.gather(made, self._add_accounts(), self._tell_shipped())
        if self._cameras is not None:
            await self._cameras.name_presets(cameras)
        self._say("import 导入云汀区")
        await self._hub_word("import", ["import", str(file)])
        calendar = str(path("demo/calendar.toml"))
        await self._hub_word("calendar", ["calendar", "load", calendar, "--by", "演示"])
        await self._load_dictionary()
        folder = str(path("playbooks"))
        await self._hub_word("playbooks", ["playbooks", "load", folder, "--by", "云汀区城运中心"])

    async def _tell_shipped(self) -> None:
        """Have it written which plugins ship, and what each asks for."""
        words = [str(self.options.data / PLUGINS)]
        await Child("plugins", "console.app.plugin_shipped_terms", words, self._log("hub")).run()

    async def _let_plugins_in(self) -> None:
        """Let in what ships, as the shift leader did before the evening."""
        async with HubClient(self.hub_url, self.token) as client:
            seat = SecondSeat(client, self._leader.person, self.clock)
            await seat.log_in(self._leader.password)
            for line in (self.options.data / PLUGINS).read_text("utf-8").splitlines():
                await seat.let_in(json.loads(line))

    async def _load_dictionary(self) -> None:
        """Put what was imported in force as a version that can be told apart and taken back."""
        table = self.options.data / "dictionary.csv"
        await self._hub_word("dictionary", ["dictionary", "export", "--to", str(table)])
        who = ["--title", DICTIONARY, "--by", HALL[1]]
        await self._hub_word("dictionary", ["dictionary", "load", str(table), *who])

    async def _add_accounts(self) -> None:
        # The first makes the hub's file; after it two at a time, each waits for the other's write.
        await self._add_account(self.accounts[0])
        for i in range(1, len(self.accounts), 2):
            await asyncio.gather(*(self._add_account(a) for a in self.accounts[i : i + 2]))

    async def _add_account(self, account: Account) -> None:
        who = account.person
        words = ["user", "add", who.account, "--role", who.role, "--name", who.name]
        await self._hub_word("account", words, account.password)

    def _generate(self, file: Path) -> list[Camera]:
        addresses = Addresses()
        if self.ports:
            addresses = Addresses(
                f"rtsp://127.0.0.1:{self.ports['rtsp_port']}/",
                f"http://127.0.0.1:{self.ports['http_port']}/",
            )
        district = generate(self.options.telling.seed, self.options.cameras, addresses)
        write(district, file)
        self.gazetteer = Gazetteer.of((kind, body) for kind, _, body in district.records())
        return district.cameras

    async def _hub_word(self, name: str, words: list[str], text: str = "") -> None:
        data = ["--data", str(self.options.data / "hub")]
        await Child(name, "console.hub", [*words, *data], self._log("hub")).run(text)

    async def _tell_afternoon(self) -> None:
        self._say("afternoon 补记白班未办结事项")
        seats: dict[str, SecondSeat] = {}
        afternoon = Afternoon(
            self.gazetteer, STORY_START, seats, self.options.telling.run, self.options.sittings
        )
        for sitting in self.options.sittings:
            hour = STORY_START + timedelta(minutes=sitting)
            clock = DemoClock(hour, SystemClock().now(), rate=0.0)
            await self._start_hub(clock)
            async with HubClient(self.hub_url, self.token) as client:
                await self._seat_everybody(seats, client, clock)
                await afternoon.tell(client, sitting)
            assert self._hub is not None
            await self._hub.stop()

    async def _seat_everybody(
        self, seats: dict[str, SecondSeat], client: HubClient, clock: DemoClock
    ) -> None:
        for account in self.accounts:
            name = account.person.name
            if name in seats:
                seats[name] = seats[name].moved(client, clock)
            else:
                seat = SecondSeat(client, account.person, clock)
                await seat.log_in(account.password)
                seats[name] = seat

    async def _start_evening(self) -> None:
        self._say("hub 启动中心服务")
        story = STORY_START - timedelta(seconds=self.options.lead)
        self.clock = DemoClock(story, SystemClock().now(), self.options.rate)
        await self._start_hub(self.clock)
        await self._let_plugins_in()

    async def _start_hub(self, clock: DemoClock) -> None:
        listen = self.hub_url.removeprefix("http://") or "127.0.0.1:0"
        words = ["--data", str(self.options.data / "hub"), "--listen", listen]
        words += ["--clock", str(clock), "--hall", HALL[0], "--hall-name", HALL[1]]
        # the colleagues of the story have no seats that run, and nobody to be called
        words += ["--owner-away", "0", "--profile", "none"]
        if self._cameras is not None:
            words += ["--platforms", str(self._cameras.platform_file)]
        environment = {"COMMAND_HALL_TOKEN": self.token}
        self._hub = Child("hub", "console.hub", words, self._log("hub"), environment)
        await self._hub.start()
        self.hub_url = (await self._hub.ready())["url"].rstrip("/")

    def _log(self, name: str) -> Path:
        return self.options.data / f"{name}.log"
