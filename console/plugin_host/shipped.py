"""What of plugins ships with the console; an installed console has it beside its own packages."""

from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[2] / "plugins"
SDK = SHIPPED / "sdk"
"""`hall_guest` and `hall_tables`: on the path of every guest, so that no plugin carries a copy."""
