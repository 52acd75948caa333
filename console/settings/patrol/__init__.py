"""Patrol plans as text files: read with the place of a mistake, written whole; no Qt here."""
