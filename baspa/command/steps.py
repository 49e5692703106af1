"""The steps of a build as a terminal shows them: each with its time, one that takes long with its pages."""

from __future__ import annotations

import os
import select
import sys
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Self

AFTER, EVERY = 1.0, 0.25  # s: when a step is long, how often it is looked at
LAYOUT = 0.55  # of the time from the first page to the finished file, as long books have it
WIDTH = 20  # characters of the bar


@dataclass
class StepPages:
    """What was heard of the pages of a step."""

    total: int = 0  # about
    made: set[str] = field(default_factory=set)  # of which process, and their numbers there
    first: float = 0  # when the first of them was made, s
    last: float = 0

    def hear(self, told: str, now: float) -> None:
        """Take in lines that a layout tells (baspa/progress.py)."""
        for line in told.splitlines():
            _, what, number = line.split(" ")
            if what == "page":
                self.first, self.last = (self.first if self.made else now), now
                self.made.add(line)
            elif int(number) != self.total:  # all processes of a step tell the same
                self.total, self.made = int(number), set()

    def shown(self, now: float) -> str:
        """Return a bar, the number of pages and the time that is left, about; "" where nothing is known."""
        made = len(self.made)
        if made < 2:
            return ""
        total = max(self.total, made)
        whole = (self.last - self.first) * total / (made - 1) / LAYOUT
        left = max(1, round(whole - (now - self.first)))
        full = min(WIDTH, round(WIDTH * (now - self.first) / max(whole, 0.01)))
        return f"[{'#' * full}{'.' * (WIDTH - full)}] {made} of about {total} pages, {left} s left"


class Progress:
    """Steps and their time on a terminal; silent when piped. A context manager, which leaves no half line behind."""

    def __init__(self, quiet: bool) -> None:
        self.shown = sys.stderr.isatty() and not quiet
        self.began, self.name, self.width = time.perf_counter(), "", 0
        self.pages = StepPages()
        self.lock, self.ended, self.stack = threading.Lock(), threading.Event(), ExitStack()

    def __enter__(self) -> Self:
        if self.shown:
            from baspa.progress import heard

            listener = threading.Thread(target=self.listen, args=(self.stack.enter_context(heard()),), daemon=True)
            listener.start()
            self.stack.callback(listener.join)
            self.stack.callback(self.ended.set)
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self.stack.close()
        if kind is None:
            self.end()
        elif self.name:
            self.put("", "\r")

    def step(self, name: str) -> None:
        """End the step before and begin this one."""
        self.end()
        with self.lock:
            self.name, self.began = name, time.perf_counter()
            self.put(f"{name:8} ...", "\r")

    def end(self) -> None:
        """Print how long the step took."""
        with self.lock:
            if self.name:
                self.put(f"{self.name:8} {time.perf_counter() - self.began:6.2f} s", "\n")
            self.name, self.width = "", 0

    def put(self, line: str, end: str) -> None:
        """Put a line over the one that stands there, whole: another thread may do the same."""
        if self.shown:
            os.write(sys.stderr.fileno(), f"{line:{self.width}}{end}".encode())
            self.width = len(line)

    def listen(self, pipe: int) -> None:
        """Show how far a step is that takes long, until the build has ended."""
        while not self.ended.is_set():
            if select.select([pipe], [], [], EVERY)[0]:
                told = os.read(pipe, 65536).decode()
                self.pages.hear(told, time.perf_counter())
                self.ended.wait(EVERY)
            with self.lock:
                now = time.perf_counter()
                bar = self.pages.shown(now)
                if self.name and bar and now - self.began > AFTER:
                    self.put(f"{self.name:8} {bar}", "\r")
