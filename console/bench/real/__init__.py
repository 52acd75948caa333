"""Real processes under faults: hub, seats and console, each behind a proxy that spoils the way."""
