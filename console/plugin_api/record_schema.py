"""The JSON Schema of a plugin's records: which words it may use, and what is wrong with a record.

Only words whose cost grows with the record alone are taken. A `pattern` may take for ever, a `$ref`
may lead to another machine, and both would do so in the one thread in which the hub saves.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

TAKEN = frozenset(
    {
        "$schema", "title", "description", "default", "examples", "type", "enum", "const",
        "properties", "required", "additionalProperties", "minProperties", "maxProperties",
        "items", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "multipleOf",
    }
)  # fmt: skip
LONGEST = 20_000
"""Characters of one schema."""
_DEEPEST = 6


class BadSchemaError(ValueError):
    """The schema cannot be used; says which word of it."""


def read_schema(text: str) -> dict[str, Any]:
    """Return the schema of a kind of records.

    Raises:
        BadSchemaError: it is no JSON Schema, or uses a word that is not taken.
    """
    if len(text) > LONGEST:
        raise BadSchemaError(f"> {LONGEST}")
    try:
        told = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadSchemaError(str(error)) from error
    if not isinstance(told, dict) or told.get("type") != "object":
        raise BadSchemaError('"type": "object"')
    if fault := next(_foreign(told, "", 0), None):
        raise BadSchemaError(fault)
    from jsonschema import Draft202012Validator, SchemaError  # by the first schema

    try:
        Draft202012Validator.check_schema(told)
    except SchemaError as error:
        raise BadSchemaError(error.message[:200]) from error
    return told


def record_faults(schema: Mapping[str, Any], fields: Mapping[str, Any], most: int = 5) -> list[str]:
    """Return what is wrong with a record, each as `place: words`; empty when it is good."""
    from jsonschema import Draft202012Validator  # by the first record
    from referencing import Registry

    validator = Draft202012Validator(schema, registry=Registry())
    found: list[str] = []
    for error in validator.iter_errors(fields):
        place = ".".join(str(step) for step in error.absolute_path) or "-"
        found.append(f"{place}: {error.message[:120]}")
        if len(found) == most:
            break
    return found


def _foreign(schema: Any, path: str, depth: int) -> Iterator[str]:
    """Yield the places of words that are not taken."""
    if not isinstance(schema, dict) or depth > _DEEPEST:
        if depth > _DEEPEST:
            yield f"{path}: > {_DEEPEST}"
        return
    for word, value in schema.items():
        here = f"{path}/{word}"
        if word not in TAKEN:
            yield here
        elif word == "properties" and isinstance(value, dict):
            for name, inner in value.items():
                yield from _foreign(inner, f"{here}/{name}", depth + 1)
        elif word in ("items", "additionalProperties"):
            yield from _foreign(value, here, depth + 1)
