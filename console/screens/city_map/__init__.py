"""一张图: alerts, orders, devices, forces and cameras of the hall where they are (S6)."""
