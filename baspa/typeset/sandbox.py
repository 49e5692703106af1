"""The sandbox in which a book's templates run: Jinja's, with bounds, and without words of Python's in its messages.

A template can go on without end: a loop in a loop, a macro that calls itself twice, ten to the power of a million.
Loops and calls are counted, the same on every machine; time and memory have bounds for what cannot be counted.
"""

from __future__ import annotations

import datetime
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from baspa.model.problem import Place, nearest
from baspa.typeset.compiled import CompiledTemplates

STEPS = 1_000_000  # turns of loops, and calls, in all templates of a book
SECONDS = 60.0  # of the processor's, for all templates of a book
MEMORY = 2**30  # bytes, beyond what is there when a template begins
LONGEST = 64 * 2**20  # characters that a template makes
DIGITS = 10_000  # bits of a number
PLACES = 300  # behind its point


class BeyondBounds(Exception):
    """A template goes beyond a bound; says which."""


class Missing(jinja2.StrictUndefined):
    """A name that a template uses and that is nothing."""

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        said = f'there is no "{self._undefined_name}"'
        if self._undefined_obj is missing:
            return f"{said} here"
        near = nearest(str(self._undefined_name), names_in(self._undefined_obj))
        return f"{said} in it" + (f': did you mean "{near}"?' if near else "")


def names_in(value: object) -> list[str]:
    """Return the names by which a template reaches what is in a value."""
    if is_dataclass(value):
        return [field.name for field in fields(value)]
    return [str(name) for name in value] if isinstance(value, dict) else []


class CountedLoops(CodeGenerator):
    """Has every turn of a loop counted."""

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802  the library's name
        """Write a loop over its items as `counted` yields them."""
        counted = nodes.EnvironmentAttribute("counted", lineno=node.lineno)
        node.iter = nodes.Call(counted, [node.iter], [], None, None, lineno=node.lineno)
        super().visit_For(node, frame)


COMPILED = CompiledTemplates(__file__)


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one book's templates; `own` are their sources by path."""

    code_generator_class = CountedLoops
    intercepted_binops = frozenset(("*", "**"))

    def __init__(self, own: dict[str, str], loader: jinja2.BaseLoader) -> None:
        super().__init__(
            loader=loader,
            bytecode_cache=COMPILED,
            autoescape=True,
            undefined=Missing,
            finalize=printable,
            optimized=False,  # a template runs once: to look for what is constant in it takes longer
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.own = own
        self.steps, self.seconds = STEPS, SECONDS
        self.filters["round"] = rounded
        del self.filters["random"], self.globals["lipsum"]  # the same book makes the same bytes

    def compile(self, source: Any, name: str | None = None, filename: str | None = None, *options: bool) -> Any:
        """Compile a template; what is nested too deeply for Jinja or for Python is a fault of its longest line."""
        try:
            return super().compile(source, name, filename, *options)  # type: ignore[call-overload]
        except (RecursionError, MemoryError, SyntaxError, OverflowError) as error:
            lines = str(source).split("\n")
            longest = max(range(len(lines)), key=lambda number: len(lines[number]))
            said = "it holds too much within one another"
            raise jinja2.TemplateSyntaxError(said, longest + 1, name, filename) from error

    def step(self) -> None:
        """Count one; raises BeyondBounds."""
        self.steps -= 1
        if self.steps < 0:
            raise BeyondBounds(f"its loops and calls go on more than {STEPS} times")

    def counted(self, items: Iterable[Any]) -> Iterator[Any]:
        """Yield the items of a loop, counted."""
        for item in items:
            self.step()
            yield item

    def call(self, context: Context, called: Any, /, *values: Any, **named: Any) -> Any:
        """Call what a template calls, counted."""
        self.step()
        return super().call(context, called, *values, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply, or raise to a power, what stays of a size."""
        numbers = isinstance(left, int) and isinstance(right, int)
        bits = left.bit_length() * right if operator == "**" and numbers else 0
        bits = left.bit_length() + right.bit_length() if operator == "*" and numbers else bits
        length = len(left) * right if isinstance(left, str) and isinstance(right, int) else 0
        if bits > DIGITS or length > LONGEST:
            raise BeyondBounds(f"what {operator} makes is too large")
        return super().call_binop(context, operator, left, right)

    @contextmanager
    def bounded(self) -> Iterator[None]:
        """Bound the time and the memory of what is done; raises BeyondBounds, and MemoryError."""
        before = signal.signal(signal.SIGVTALRM, out_of_time)
        signal.setitimer(signal.ITIMER_VIRTUAL, self.seconds)
        try:
            with bounded_memory(MEMORY):
                yield
        finally:
            self.seconds = max(signal.setitimer(signal.ITIMER_VIRTUAL, 0)[0], 0.001)
            signal.signal(signal.SIGVTALRM, before)


def printable(value: Any) -> Any:
    """Return what a template prints; raise TypeError for what is none: Python's way to show it is no text of a book."""
    if value is None:
        raise TypeError("nothing is there to print: ask {% if %} before")
    if not isinstance(value, str | int | float | datetime.date | Place | jinja2.Undefined):
        raise TypeError("it prints what is no text: name a part of it, or join it")
    return value


def rounded(value: float, precision: int = 0, method: Any = "common") -> float:
    """Round as Jinja does, which takes ten to the power of any precision."""
    if abs(precision) > PLACES:
        raise BeyondBounds(f"no number has more than {PLACES} places")
    made: float = FILTERS["round"](value, precision, method)
    return made


def out_of_time(*_: object) -> None:
    """Raise BeyondBounds: the processor's time is used up."""
    raise BeyondBounds(f"the templates take more than {SECONDS:.0f} seconds")


@contextmanager
def bounded_memory(more: int) -> Iterator[None]:
    """Let the process take no more than so many bytes beyond what it has; a system that does not tell has no bound."""
    sizes = Path("/proc/self/statm")
    if not sizes.exists():
        yield
        return
    import resource

    has = int(sizes.read_text().split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    least = min(limit for limit in (soft, has + more) if limit != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_AS, (least, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
