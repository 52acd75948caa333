"""Loop, workers, clock, log: the ground every other package stands on."""
