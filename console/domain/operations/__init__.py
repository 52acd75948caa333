"""What can be done: one pure function a kind, by subject; `table` lists them all."""
