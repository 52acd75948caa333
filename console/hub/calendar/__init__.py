"""The adjusted working days of a year (调休), taken in from a file whole or not at all."""
