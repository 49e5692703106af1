"""What is said of a faulty value of book.toml: how it is shown, and the mend."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

from baspa.language.roles import role_of
from baspa.model.fields import Field

DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def literal(value: Any) -> str:
    """Show a value as it stands in TOML; long ones shortened, tables and lists by their kind."""
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "a table"
    if isinstance(value, str):
        return quoted(value if len(value) <= 60 else value[:57] + "...")
    return plain(value)


def quoted(text: str) -> str:
    """Return a text as TOML has it."""
    return json.dumps(text, ensure_ascii=False)


def plain(value: Any) -> str:
    """Return a value as TOML has it, a text without its quotes."""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)


def rewritten(field: Field, value: Any) -> str:
    """Return the mend of a text that stands where a list of texts or a date belongs; "" where none is plain."""
    day = DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if day and field.bare is datetime.date:
        return f"write {field.name} = {day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    if isinstance(value, str) and field.shape == "texts" and not field.choices and value.strip():
        items = (part.strip() for part in value.split(";" if ";" in value else ","))
        return f"write {field.name} = [{', '.join(quoted(item) for item in items if item)}]"
    return ""


def role_hint(field: Field, value: str, key: str) -> str:
    """Return the mend of a role that is said in a word; "" for all else. Those of [[authors]] stand above the title."""
    code = role_of(value) if field.name == "role" else ""
    if code and key.startswith("authors."):
        return f'write role = "{code}", and the person in a table [[contributors]], not [[authors]]'
    return f'write role = "{code}"' if code else ""


def help_of(field: Field) -> str:
    """Return the mend of a faulty field: its description, and an example where it has one."""
    examples = ", ".join(literal(example) for example in field.examples)
    return f"{field.description} Example: {examples}" if examples else field.description
