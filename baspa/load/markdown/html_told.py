"""What became of the HTML of a file, told once a kind: tags that fell away, what was left out, what was not closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from typing import Any, Literal

from baspa.model.problem import Place, Problem, Severity

Fate = Literal["fallen", "printed", "left out", "refused", "open", "endless"]
HTML = "html"  # key of the environment: (fate, name of the tag, line from 0; -1 where it is not known)
HTML_SEEN = "html seen"  # key of the environment: whether blocks of HTML were read
SHOWN = 6  # names that a message says
WRITE = "docs/manuscript.md says what there is for them"
REFUSED_FOR: Mapping[Fate, tuple[str, str]] = {
    "refused": ("a picture or a formula in HTML, <{name}>, cannot go into every format",
                "put a drawing into a file and write ![what it shows](file.svg); a formula stands between $ signs"),
    "endless": ("nothing closes <{name}: all that follows would be left out with it",
                "close it, <!-- so -->, <script>so</script>; a backslash before the < makes it text"),
}  # fmt: skip
CODES: Mapping[Fate, tuple[str, Severity]] = {
    "fallen": ("B162", Severity.WARNING),
    "printed": ("B162", Severity.WARNING),
    "left out": ("B163", Severity.WARNING),
    "open": ("B164", Severity.WARNING),
}
SAID: Mapping[Fate, tuple[str, str]] = {
    "fallen": ("HTML without a meaning in a book falls away and leaves its words, {n}: {names}",
               f"take them out; {WRITE}"),
    "printed": ("this is no HTML, and prints as text with its angle brackets, {n}: {names}",
                "put a backslash before the <, or the whole between backquotes"),
    "left out": ("HTML that no book can show is left out with what stands in it, {n}: {names}",
                 f"take it out; {WRITE}"),
    "open": ("HTML that nothing closes where it should end, {n}: {names}",
             "close each tag in its own paragraph, item or cell, and the inner one of two first"),
}  # fmt: skip


def note_fate(env: MutableMapping[str, Any], fate: Fate, name: str, line: int) -> None:
    """Note down what becomes of a tag that is written on a line, from 0."""
    env.setdefault(HTML, []).append((fate, name, line))


def html_problems(path: str, env: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield B162, B163 and B164, warnings, one a file for each fate; and B026 for each thing that would be lost."""
    for fate, name, line in env.get(HTML, ()):
        if fate in REFUSED_FOR:
            said, hint = REFUSED_FOR[fate]
            yield Problem(Place(path, line + 1), "B026", said.format(name=name), hint)
    for fate, (code, severity) in CODES.items():
        found = [(line, name) for each, name, line in env.get(HTML, ()) if each == fate]
        if found:
            said, hint = SAID[fate]
            message = said.format(n=_counted(len(found)), names=_names([name for _, name in found]))
            yield Problem(Place(path, min(found)[0] + 1), code, message, hint, severity)


def _counted(count: int) -> str:
    return "one tag" if count == 1 else f"{count} tags"


def _names(names: Sequence[str]) -> str:
    """Return the names, those that are there most often first."""
    counts = sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0]))
    shown = [f"<{name}>" + (f" {count} times" if count > 1 else "") for name, count in counts[:SHOWN]]
    return ", ".join(shown) + (", …" if len(counts) > SHOWN else "")
