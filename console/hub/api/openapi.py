"""OpenAPI 3.1, made from the list of calls and the structs both sides use."""

import re
from typing import Any

import msgspec

from console.contract.problem import MEDIA_TYPE, Problem
from console.hub.api.calls import CALLS, Call
from console.hub.api.problems import TITLES

TEMPLATE = "#/components/schemas/{name}"


def document(version: str) -> dict[str, Any]:
    """Return the whole document."""
    types = [t for call in CALLS for t in (call.takes, *_given(call)) if t is not None]
    schemas, components = msgspec.json.schema_components([*types, Problem], ref_template=TEMPLATE)
    by_type = dict(zip(map(repr, [*types, Problem]), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for call in CALLS:
        paths.setdefault(call.path, {})[call.method.lower()] = _operation(call, by_type)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Command Hall hub",
            "version": version,
            "description": "What travels between a seat or a source and the hub.",
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "grant": {"type": "http", "scheme": "bearer", "description": "from /v1/login"},
                "source": {"type": "http", "scheme": "bearer", "description": "a source's token"},
            },
        },
    }


def _given(call: Call) -> tuple[Any, ...]:
    return call.gives if isinstance(call.gives, tuple) else (call.gives,)


def _operation(call: Call, schemas: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "operationId": call.name,
        "summary": call.summary,
        "parameters": _parameters(call),
        "responses": _responses(call, schemas),
        "security": [{call.bearer: []}] if call.bearer else [],
    }
    if call.takes is not None:
        content = {call.takes_type: {"schema": schemas[repr(call.takes)]}}
        told["requestBody"] = {"required": True, "content": content}
    return told


def _parameters(call: Call) -> list[dict[str, Any]]:
    text = {"type": "string"}
    named = re.findall(r"{(\w+)}", call.path)
    return [
        *({"name": n, "in": "path", "required": True, "schema": text} for n in named),
        *({"name": n, "in": "query", "required": False, "schema": text} for n in call.query),
    ]


def _responses(call: Call, schemas: dict[str, Any]) -> dict[str, Any]:
    given = [schemas[repr(t)] for t in _given(call)]
    schema = given[0] if len(given) == 1 else {"anyOf": given}
    content = {media: {"schema": schema} for media in call.gives_types}
    problem = {MEDIA_TYPE: {"schema": schemas[repr(Problem)]}}
    return {
        "200": {"description": call.summary, "content": content},
        **{
            str(status): {"description": TITLES[status], "content": problem}
            for status in call.problems
        },
    }
