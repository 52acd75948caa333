"""A simulated nemesis: hub, seats, network, disks and clocks in one process on virtual time."""
