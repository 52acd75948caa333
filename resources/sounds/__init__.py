"""Alarm tones by severity, made by `make_tones`."""
