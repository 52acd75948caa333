"""The one door of bureau plugins: what a manifest, a page, data and messages of a guest look like.

Plain data without Qt. The host (`console.plugin_host`) reads, guards and draws it; the JSON Schemas
and the reference for authors are generated from these classes.
"""
