"""A bad evening, seeded: the network flaps, answers are cut or lost, everybody goes on working."""

import random
from pathlib import Path

import pytest

from console.runtime.clock import ManualClock
from console.sync.link_state import Link
from tests.support import network
from tests.unit.sync.desk import Desk
from tests.unit.sync.scripted_hub import ScriptedHub

CALLS = ("/v1/health", "/v1/changes", "/v1/snapshot", "/v1/operations")


class Evening:
    """What goes wrong, and what people do meanwhile."""

    def __init__(self, seed: int, hub: ScriptedHub) -> None:
        self.chance = random.Random(seed)
        self.hub = hub
        self.acts: list[str] = []
        self.epochs = 1

    async def step(self, desk: Desk) -> None:
        chance = self.chance
        kind = chance.choice(
            ["put", "put", "put", "act", "act", "cut", "plug", "twist", "burst", "remove", "wait"]
        )
        if kind == "put":
            self.hub.put("alert", f"A{chance.randrange(20)}", n=chance.random())
        elif kind == "burst":
            for n in range(chance.choice([20, 700])):
                self.hub.put("alert", f"B{n}", n=chance.random())
        elif kind == "remove":
            alerts = [key for key in self.hub.records if key.startswith("alert/A")]
            if alerts:
                self.hub.remove(*chance.choice(alerts).split("/"))
        elif kind == "act":
            self.acts.append(desk.act(f"order/O{chance.randrange(5)}", t=str(len(self.acts))))
        elif kind == "cut":
            desk.network.unplug()
        elif kind == "plug":
            desk.network.plug_in()
        elif kind == "twist":
            faults = (
                network.lose_reply,
                network.never,
                network.page(200, "<html>"),
                network.page(500, ""),
                network.cut_after(chance.randrange(1, 3000)),
            )
            desk.network.twist(chance.choice(CALLS), chance.choice(faults))
        await desk.go(chance.choice([0.0, 0.25, 1.0, 5.0]))

    def restore_backup(self) -> None:
        self.epochs += 1
        self.hub.renew(f"E{self.epochs}")


@pytest.mark.parametrize("seed", range(6))
async def test_both_sides_are_equal_after_a_bad_evening(tmp_path: Path, seed: int) -> None:
    clock = ManualClock()
    hub = ScriptedHub(clock)
    evening = Evening(seed, hub)
    made = 0
    for life in range(3):
        desk = Desk(tmp_path, clock, hub)
        desk._made = made
        async with desk:
            for _ in range(25):
                await evening.step(desk)
            if life == 1 and seed % 2:
                desk.network.unplug()
                await desk.go(2)
                evening.restore_backup()
        made = desk._made
    desk = Desk(tmp_path, clock, hub)
    async with desk:
        await desk.until(lambda: desk.link.state is Link.ONLINE)
        await desk.until(lambda: not desk.journal.pending())
        await desk.until(lambda: desk.cache.cursor() == f"{hub.epoch}:{hub.seq}")
        here = {
            f"{row.kind}/{row.id}": row.body
            for kind in ("alert", "order")
            for row in desk.cache.select(kind)
        }
        assert here == {key: record["body"] for key, record in hub.records.items()}
        assert set(evening.acts) <= set(hub.effects), "every act took effect"
        if evening.epochs == 1:
            assert len(hub.effects) == len(set(hub.effects)), "each exactly once"
