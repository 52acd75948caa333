"""Playbooks of a hall: read from text files, whole or not at all."""
