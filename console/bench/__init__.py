"""Measurements: each drives the console from outside and prints ratios against a reference."""
