"""Plain data and rules; standard library only; the same code runs at the seat and at the hub."""
