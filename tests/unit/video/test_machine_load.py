"""How busy a seat is (A-23): processors, network, graphics where they tell."""

from pathlib import Path

import pytest

from console.video.machine_load import EVERY, CpuMeter, MachineLoad, MachineMeter

HEAD = "Inter-|   Receive\n face |bytes packets\n"


class Machine:
    """The kernel's files of a machine, and seconds that pass when told."""

    def __init__(self, folder: Path) -> None:
        self.now = 10.0
        self.stat, self.net = folder / "stat", folder / "net"
        self.device = folder / "drm" / "card0" / "device"
        self.device.mkdir(parents=True)
        self.tell(100, 900, 0)

    def tell(self, busy: int, idle: int, received: int) -> None:
        self.stat.write_text(f"cpu  {busy} 0 0 {idle} 0 0 0 0 0 0\n")
        self.net.write_text(f"{HEAD}    lo: 1000 0 0\n  eth0:{received} 0 0\n")

    def meter(self) -> MachineMeter:
        cpu = CpuMeter(self.stat)
        return MachineMeter(lambda: self.now, cpu, self.net, self.device.parent.parent)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_look_says_what_was_used_since_the_last_one_and_no_sooner(machine: Machine) -> None:
    meter = machine.meter()
    machine.tell(175, 925, 5_000_000)
    (machine.device / "gpu_busy_percent").write_text("7\n")
    assert meter.load() == MachineLoad()
    machine.now += EVERY
    found = meter.load()
    assert found == MachineLoad(0.75, pytest.approx(20e6), 0.07)
    machine.tell(999, 999, 9_999_999)
    assert meter.load() is found, "two looks within two seconds say the same"


def test_what_a_system_does_not_tell_is_left_out(machine: Machine) -> None:
    meter = machine.meter()
    machine.stat.unlink()
    machine.net.unlink()
    machine.now += EVERY
    assert meter.load() == MachineLoad()
