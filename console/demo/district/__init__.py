"""云汀区, a district that does not exist: its ground, orgs, places, cameras, forces and dictionary.

Everything is made from `resources/demo/*.toml` and one seed; the same seed gives the same bytes.
`python -m console.demo.district --seed 7 --out FILE.ndjson` writes it for `console.hub import`.
"""
