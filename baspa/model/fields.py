"""The fields of the metadata's tables as values: what reading book.toml and documenting it both need to know.

A field's Python type says how it stands in TOML: a dataclass is a table, a tuple of dataclasses a list of tables
([[authors]]), a tuple of str a list of texts, a Mapping a table of texts by language, a dict
one by names that the author chooses, all else one value.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Meta, ValidationError, convert

Shape = Literal["value", "table", "tables", "texts", "by language", "by name"]

NAMES: dict[Any, str] = {str: "text", bool: "true or false", datetime.date: "a date, as in 2026-11-22"}


def says(description: str, **constraints: Any) -> Meta:
    """Describe a field; constraints are those of msgspec.Meta (pattern, ge, le, examples)."""
    return Meta(description=description, **constraints)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a text may be spelled: one value stands for all its spellings. Given to `says` as extra={"spelling": ...}."""

    plain: Callable[[str], str | None]  # the value; None where it is no spelling of any
    meant: Callable[[str], str]  # the value that was probably meant by such a text; or ""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One key of a TOML table."""

    name: str
    shape: Shape
    type: Any  # as annotated: what msgspec.convert takes
    bare: Any  # without constraints and None; for tables the dataclass
    required: bool
    default: Any  # None where required
    description: str
    examples: tuple[Any, ...]
    pattern: str
    spelling: Spelling | None
    minimum: float | None
    maximum: float | None
    nonempty: bool

    @property
    def choices(self) -> tuple[Any, ...]:
        """What alone may stand there, or in each place of a list; () where that is not said."""
        return get_args(self.bare) if get_origin(self.bare) is Literal else ()

    def has_form(self, value: object) -> bool:
        """Tell whether a value stands in TOML as this field does: as one value, or as a list or a table."""
        return isinstance(value, list | dict) is (self.shape != "value")

    def may_hold(self, value: object) -> bool:
        """Tell whether a value is of this field's kind: a number, a text, a list, a table."""
        if self.shape != "value":
            return isinstance(value, list if self.shape in ("texts", "tables") else dict)
        if self.bare in (int, float):
            return isinstance(value, int | float)
        return isinstance(value, self.bare if isinstance(self.bare, type) else str)


@functools.cache
def fields_of(table: type) -> tuple[Field, ...]:
    """Return the fields of a metadata dataclass, in the order of their definition."""
    hints = get_type_hints(table, include_extras=True)
    return tuple(_field(f.name, hints[f.name], _default(f), _required(f)) for f in fields(table))


def value_of(field: Field, text: str) -> Any:
    """Return the value that a text says for a field, however it is spelled; raises ValueError where it says none."""
    if field.spelling:
        plain = field.spelling.plain(text)
        if plain is None:
            raise ValueError(text)
        return plain
    try:
        return convert(text, field.type, strict=False)
    except ValidationError as fault:
        raise ValueError(text) from fault


def _required(field: Any) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _default(field: Any) -> Any:
    if field.default is not MISSING:
        return field.default
    return None if field.default_factory is MISSING else field.default_factory()


def _field(name: str, hint: Any, default: Any, required: bool) -> Field:
    bare, metas = _peel(hint)
    shape, bare = _outline(bare)

    def said(key: str) -> Any:
        return next((value for meta in metas if (value := getattr(meta, key)) is not None), None)

    return Field(
        name=name,
        shape=shape,
        type=hint,
        bare=bare,
        required=required,
        default=default,
        description=said("description") or "",
        examples=tuple(said("examples") or ()),
        pattern=said("pattern") or "",
        spelling=(said("extra") or {}).get("spelling"),
        minimum=said("ge"),
        maximum=said("le"),
        nonempty=bool(said("min_length")),
    )


def _peel(hint: Any) -> tuple[Any, list[Meta]]:
    """Take Annotated and `| None` off a type; return what is left and the Meta found on the way."""
    metas: list[Meta] = []
    while True:
        if get_origin(hint) is Annotated:
            hint, *found = get_args(hint)
            metas += found
        elif get_origin(hint) in (Union, UnionType):
            hint = next(part for part in get_args(hint) if part is not type(None))
        else:
            return hint, metas


def _outline(bare: Any) -> tuple[Shape, Any]:
    if is_dataclass(bare):
        return "table", bare
    if get_origin(bare) is tuple:
        item = get_args(bare)[0]
        return ("tables", item) if is_dataclass(item) else ("texts", item)
    if get_origin(bare) is dict:
        return "by name", get_args(bare)[1]
    if get_origin(bare) is Mapping:
        return "by language", get_args(bare)[1]
    return "value", bare


def in_plain_words(field: Field) -> str:
    """Say in plain words what may stand for a field: "a whole number from 1000 to 9999", "one of "A5", "A4"" ..."""
    if field.shape == "texts" and field.choices:
        return f"a list of some of {choices_of(field)}"
    shapes = {
        "table": f"a table [{field.name}]",
        "tables": f"a list of tables [[{field.name}]]",
        "texts": 'a list of texts, as in ["one", "two"]',
        "by language": f"a table [{field.name}] with a text for each language",
        "by name": f"a table [{field.name}] of texts",
    }
    return shapes.get(field.shape) or _value_words(field)


def choices_of(field: Field) -> str:
    """Return the choices that a field has, as TOML writes them."""
    return ", ".join(f'"{choice}"' if isinstance(choice, str) else str(choice) for choice in field.choices)


def _value_words(field: Field) -> str:
    if field.choices:
        return f"one of {choices_of(field)}"
    if field.bare in NAMES:
        return NAMES[field.bare]
    number = "a whole number" if field.bare is int else "a number"
    if field.maximum is not None:
        return f"{number} from {field.minimum} to {field.maximum}"
    return number if field.minimum is None else f"{number}, {field.minimum} or more"
