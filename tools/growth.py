"""Measure how the cost of each construct grows with the number of its pieces: `make growth`.

    tools/growth.py [CONSTRUCT ...] [--most N] [--rounds N]

Of each construct of tools/constructs.py there are books of 1,000 pieces, of twice as many, and so on to 16,000. Each
is read and checked, typeset where it has no errors, and laid out as a PDF up to 4,000 pieces, in a process of its own;
what counts is the processor time of that and of the processes that it starts, the median of three. What a book of one
piece takes is taken off. The exponent is the slope of the logarithms, over the sizes that take long enough to be
measured: 1 is a straight line. Ends with 1 where one is above 1.15.

A construct takes from 15 s to some minutes, all of them hours: name some, or bound them. `--most 4000 --rounds 1` finds
what is curved; then measure that in full. What takes longer than a minute is not repeated.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from constructs import CONSTRUCTS

STRAIGHT = 1.15
SIZES = (1_000, 2_000, 4_000, 8_000, 16_000)
LAID_OUT = 4_000  # and no more
LEAST = 0.05  # s; below, the clock tells more than the work
LONGEST = 120  # s; what takes longer is not tried with more pieces
PATIENCE = 60  # s; what has taken longer is not repeated
STEPS = ("load", "check", "typeset", "layout")

Times = Mapping[str, float]  # s, by step


def here(name: str, count: int) -> None:
    """Make a book of so many pieces and print the processor time of each step, s, as JSON."""
    from baspa.formats import FORMATS
    from baspa.kept.store import NOTHING_KEPT
    from baspa.model.problem import Failure, has_errors
    from baspa.press import loaded

    signal.alarm(LONGEST)
    spent: dict[str, float] = {}

    def timed(step: str, make: Callable[[], Any]) -> Any:
        before = sum(os.times()[:4])
        made = make()
        spent[step] = sum(os.times()[:4]) - before
        return made

    with tempfile.TemporaryDirectory() as folder:
        CONSTRUCTS[name].write(Path(folder, "book"), count)
        book, problems = timed("load", lambda: loaded(Path(folder, "book")))
    faces, found = timed("check", lambda: checked(book))
    if not has_errors((*problems, *found)):
        with suppress(Failure):  # which a bound is: a step that it ends has no time
            edition = timed("typeset", lambda: typeset_anew(faces))
            if count <= LAID_OUT:
                timed("layout", lambda: FORMATS["pdf"].bind(edition, {}, NOTHING_KEPT))
    print(json.dumps(spent))


def checked(book: Any) -> Any:
    """Return the faces of a book, and what is wrong with them."""
    from baspa.check import check
    from baspa.edition import faces

    made = faces(book)
    return made, check(made)


def typeset_anew(faces: Any) -> Any:
    """Typeset a book."""
    from baspa.typeset import typeset

    return typeset(faces)


def measured(name: str, count: int, rounds: int) -> Times:
    """Return the median of the times of each step, s; of none where a book takes too long."""
    command = [sys.executable, __file__, name, "--here", str(count)]
    began, found = time.monotonic(), list[subprocess.CompletedProcess[str]]()
    while len(found) < rounds and time.monotonic() - began < PATIENCE:
        found.append(subprocess.run(command, capture_output=True, text=True, check=False))
    if any(run.returncode for run in found):
        sys.stderr.write("".join(run.stderr for run in found if run.returncode > 0))
        return {}
    times = [json.loads(run.stdout.splitlines()[-1]) for run in found]
    return {step: statistics.median(each[step] for each in times) for step in times[0]}


def exponent(times: Mapping[int, float], least: float) -> float | None:
    """Return the slope of the logarithms of times by sizes; None where there are not two that can be measured."""
    points = [(math.log(size), math.log(taken - least)) for size, taken in times.items() if taken - least > LEAST]
    return statistics.linear_regression(*zip(*points, strict=True)).slope if len(points) > 1 else None


def row(name: str, most: int, rounds: int) -> Sequence[float | None]:
    """Measure a construct, and print its row; return the exponents."""
    least = measured(name, 1, rounds)
    by_size: dict[int, Times] = {}
    for size in SIZES:
        if size <= most and (not by_size or by_size[max(by_size)]):
            by_size[size] = measured(name, size, rounds)
    found = [
        exponent({size: times[step] for size, times in by_size.items() if step in times}, least.get(step, 0))
        for step in STEPS
    ]
    largest = max(size for size in by_size if by_size[size] or size == min(by_size))
    seconds = sum(taken for step, taken in by_size[largest].items() if step != "layout")
    shown = "".join(f"{'–' if each is None else f'{each:.2f}':>10}" for each in found)
    print(f"{name:28}{shown}{seconds:10.2f} s at {largest:,}", flush=True)
    return found


def main() -> None:
    """Print the exponents of each construct."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("constructs", nargs="*", metavar="CONSTRUCT")
    parser.add_argument("--most", type=int, default=SIZES[-1])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--here", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        here(options.constructs[0], options.here)
        return
    print(f"{'':28}" + "".join(f"{step:>10}" for step in STEPS))
    began, steep = time.monotonic(), []
    for name in options.constructs or CONSTRUCTS:
        found = row(name, options.most, options.rounds)
        steep += [
            f"{name} ({step} {each:.2f})" for step, each in zip(STEPS, found, strict=True) if (each or 0) > STRAIGHT
        ]
    print(f"{time.monotonic() - began:.0f} s; above {STRAIGHT}: {', '.join(steep) or 'none'}")
    sys.exit(bool(steep))


if __name__ == "__main__":
    main()
