"""The JSON Schema (draft 2020-12) of book.toml, written from the fields of its tables and from nothing else.

It is written here and not asked of msgspec: what msgspec says of the same types changes with its version, and the
file in docs/ must not.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from baspa.model.fields import Field, fields_of

DRAFT = "https://json-schema.org/draft/2020-12/schema"
TYPES: dict[Any, dict[str, str]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    datetime.date: {"type": "string", "format": "date"},
}


def schema(table: type, title: str) -> dict[str, Any]:
    """Return the schema of a TOML file whose top is `table`, the tables within it as definitions."""
    definitions = {inner.__name__: object_of(inner) for inner in dict.fromkeys(within(table))}
    return {"$schema": DRAFT, **object_of(table), "title": title, "$defs": definitions}


def within(table: type) -> Iterator[type]:
    """Yield the dataclasses that stand for tables within a table, at any depth."""
    for field in fields_of(table):
        if field.shape in ("table", "tables"):
            yield field.bare
            yield from within(field.bare)


def object_of(table: type) -> dict[str, Any]:
    """Return the schema of one table: no key but its fields."""
    return {
        "title": table.__name__,
        "description": table.__doc__,
        "type": "object",
        "properties": {field.name: value_of(field) for field in fields_of(table)},
        "required": [field.name for field in fields_of(table) if field.required],
        "additionalProperties": False,
    }


def value_of(field: Field) -> dict[str, Any]:
    """Return the schema of what may stand for a field; TOML has no null, so what may be absent has no None."""
    said: dict[str, Any] = {"description": field.description}
    if field.examples:
        said["examples"] = list(field.examples)
    said |= shape_of(field) | bounds_of(field)
    if field.shape in ("value", "texts", "tables") and not field.required and field.default is not None:
        said["default"] = list(field.default) if isinstance(field.default, tuple) else field.default
    return said


def shape_of(field: Field) -> dict[str, Any]:
    """Return the type of a field in the words of JSON Schema."""
    match field.shape:
        case "table":
            return {"$ref": f"#/$defs/{field.bare.__name__}"}
        case "tables":
            return {"type": "array", "items": {"$ref": f"#/$defs/{field.bare.__name__}"}}
        case "texts":
            return {"type": "array", "items": {"enum": list(field.choices)} if field.choices else TYPES[str]}
        case "by language" | "by name":
            return {"type": "object", "additionalProperties": TYPES[str]}
    if field.choices:
        return {"enum": list(field.choices)}
    return TYPES[field.bare]


def bounds_of(field: Field) -> dict[str, Any]:
    """Return the constraints of a field; its form stands as a regular expression, ECMA 262 as JSON Schema asks."""
    least = "minLength" if field.shape == "value" else "minItems"
    bounds = {"pattern": field.pattern or None, "minimum": field.minimum, "maximum": field.maximum}
    return {key: bound for key, bound in bounds.items() if bound is not None} | ({least: 1} if field.nonempty else {})
