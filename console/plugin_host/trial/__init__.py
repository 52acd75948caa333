"""A plugin tried out away from a duty room: stand-in console, contract tests, storm; no Qt."""
