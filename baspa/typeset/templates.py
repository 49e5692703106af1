"""Jinja, and nothing but Jinja: templates of the house, or of the same name in the book's own folder.

A book's templates are as untrusted as its text: they run in Jinja's sandbox, see frozen values only, and can load no
template from outside these two places.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from traceback import extract_tb
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from baspa.house import house_path
from baspa.model.book import Book
from baspa.model.problem import Failure, Place, Problem
from baspa.typeset.joined_letters import parted

Render = Mapping[str, Any]
OWN = "templates/"


def environment(book: Book) -> jinja2.Environment:
    """Return the environment in which this book's templates run."""
    house = jinja2.FileSystemLoader(house_path("templates"))
    loader = jinja2.ChoiceLoader([own_templates(book), house])
    return ImmutableSandboxedEnvironment(
        loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def own_templates(book: Book) -> jinja2.BaseLoader:
    """Return a loader of the book's own templates, which gives them a file name, so that faults have a place."""
    own = {r.path: r.data.decode("utf-8", "replace") for r in book.overrides if r.path.startswith(OWN)}

    def load(name: str) -> tuple[str, str, None] | None:
        path = OWN + name
        return (own[path], path, None) if path in own else None

    return jinja2.FunctionLoader(load)


def render(env: jinja2.Environment, name: str, values: Render) -> str:
    """Render one template; raise Failure (B040) with the template's name and line where it is at fault."""
    try:
        return parted(env.get_template(name).render(values))
    except jinja2.TemplateSyntaxError as error:
        raise Failure([fault(error.name or name, error.lineno, str(error.message))]) from error
    except jinja2.TemplateNotFound as error:
        raise Failure([fault(*where(error, name), f'there is no template "{error.name}"')]) from error
    except (jinja2.TemplateError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise Failure([fault(*where(error, name), str(error))]) from error


def where(error: Exception, name: str) -> tuple[str, int]:
    """Return the template and the line in which an error came up."""
    house = str(house_path("templates"))
    for frame in reversed(extract_tb(error.__traceback__)):
        if frame.filename.startswith(house):
            return str(Path(frame.filename).relative_to(house)), frame.lineno or 0
        if frame.filename.startswith(OWN):
            return frame.filename.removeprefix(OWN), frame.lineno or 0
    return name, 0


def fault(name: str, line: int, message: str) -> Problem:
    """Return the Problem of a template."""
    return Problem(Place(f"templates/{name}", line), "B040", message, "see docs/design.md for what templates may use")
