"""The demo district: its data, its story and its cameras; programs of their own, never imported."""
