"""Steps in processes of their own: what one of them loads and holds in memory ends with it.

The processes are forked before more is loaded than all of them need: they are small, and start in milliseconds.
"""

from __future__ import annotations

import gc
import os
import signal
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from baspa.model.problem import Failure, Outside, outside

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Value = TypeVar("Value")


Outcome = tuple[Failure | Outside | None, Value | None]  # what a step raised, or else what it returned
Step = tuple[Callable[..., Value], Callable[[], object] | None]  # what is done, and what loads what it needs


class PipeEnd(Protocol):
    """One end of a pipe."""

    def close(self) -> None:
        """Let go of it."""


OURS: list[PipeEnd] = []  # ends of pipes; while another process held them open, nobody would see this one killed


class Apart(Generic[Value]):
    """A step in a process of its own, which calls `load` at once: `give` it its arguments, then wait for its `result`.

    A context manager: the process does not outlive the context, nor the process that started it.
    """

    def __init__(self, step: Callable[..., Value], load: Callable[[], object] | None = None) -> None:
        import multiprocessing

        arguments, self.arguments = multiprocessing.Pipe(duplex=False)
        self.answer, answer = multiprocessing.Pipe(duplex=False)
        OURS.extend((self.arguments, self.answer))
        life = (step, load, arguments, answer)
        self.process = multiprocessing.get_context("fork").Process(target=work, args=life)
        with warnings.catch_warnings():  # of the thread that ends this process with its parent: it holds no lock
            warnings.simplefilter("ignore", DeprecationWarning)
            self.process.start()
        arguments.close()
        answer.close()

    def __enter__(self) -> Apart[Value]:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.join()
        for end in (self.arguments, self.answer):
            let_go(end)

    def give(self, *arguments: object) -> None:
        """Hand over the arguments of the step."""
        with suppress(BrokenPipeError):  # the process has ended: `result` tells why
            self.arguments.send(arguments)

    def result(self) -> Value:
        """Return what the step returned; raises its Failure or Outside, and Outside where it died without a word."""
        return self.taken(self.outcome())

    def outcome(self) -> Outcome[Value]:
        """Wait until the process has said what the step raised, or else what it returned."""
        try:
            found: Outcome[Value] = self.answer.recv()
        except EOFError:
            self.process.join()
            return Outside(f"a process of the build ended with {self.process.exitcode}"), None
        return found

    def taken(self, outcome: Outcome[Value]) -> Value:
        """Return the result that is in an outcome, when the process has ended; raises what is in it instead."""
        fault, value = outcome
        if fault:
            raise fault
        self.process.join()
        return cast(Value, value)


class Relay(Generic[Value]):
    """Steps apart that begin one after the other, so that only one of them holds its memory.

    All processes start at once, and load; a context manager, as each of them is. What one of them has made is taken
    while another one is waited for: until then it would hold what it has in memory.
    """

    def __init__(self, steps: Mapping[str, Step[Value]]) -> None:
        self.processes = {name: Apart(*step) for name, step in steps.items()}
        self.waiting: Iterator[str] = iter(())
        self.arguments: Callable[[str], tuple[object, ...]] = lambda _: ()
        self.outcomes: dict[str, Outcome[Value]] = {}

    def __enter__(self) -> Relay[Value]:
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.processes.values():
            process.__exit__()

    def add(self, name: str, step: Step[Value]) -> None:
        """Start the process of one step more."""
        self.processes[name] = Apart(*step)

    def begin(self, names: Iterable[str], arguments: Callable[[str], tuple[object, ...]], at_once: int = 1) -> None:
        """Let the first steps begin, one or as many as are to work at once.

        They begin in the order of these names; `arguments` are asked for when a step begins.
        """
        self.waiting, self.arguments = iter(names), arguments
        for _ in range(at_once):
            self.next()

    def next(self) -> None:
        """Let the next step begin, if one waits."""
        for name in islice(self.waiting, 1):
            self.processes[name].give(*self.arguments(name))

    def result(self, name: str) -> Value:
        """Return the result of a step; raises what Apart.result raises. Who took it lets the `next` one begin."""
        from multiprocessing.connection import wait

        while name not in self.outcomes:
            ends = {each.answer: other for other, each in self.processes.items() if other not in self.outcomes}
            for other in (ends[end] for end in wait([*ends]) if end in ends):
                self.outcomes[other] = self.processes[other].outcome()
        return self.processes[name].taken(self.outcomes[name])


def work(
    step: Callable[..., Any], load: Callable[[], object] | None, arguments: Connection, answer: Connection
) -> None:
    """Load, wait for the arguments, run the step, send what it raised and what it returned: the life of the process."""
    import threading

    gc.disable()  # the process is short, and what it drops goes when it ends
    left_to_the_parent()
    alone()
    fault = value = None
    with suppress(EOFError, BrokenPipeError):  # nobody is there to give or to take
        try:
            if load:
                load()
            given = arguments.recv()
            threading.Thread(target=end_with_the_parent, args=(arguments,), daemon=True).start()
            value = step(*given)
        except (Failure, Outside) as raised:
            fault = raised
        except (ImportError, MemoryError, OSError) as raised:  # a full disk, say: the layout keeps its fonts in files
            fault = outside(raised)
        answer.send((fault, value))


def left_to_the_parent() -> None:
    """Leave it to the parent what a signal of the terminal ends: it gets the same, and ends this process."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def beside(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin to make a few bytes in a process beside this one, and return what waits for them.

    They are made here where the other process could not.
    """
    wait = begun_beside(make)
    return lambda: wait() or make()


def begun_beside(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Begin to make a few bytes in a process beside this one; what is returned waits for them: none where it failed."""
    ours, theirs = os.pipe()
    process = os.fork()
    if not process:
        try:
            alone()
            os.write(theirs, make())
        finally:
            os._exit(0)
    os.close(theirs)

    def made() -> bytes:
        with os.fdopen(ours, "rb") as pipe:
            found = pipe.read()
        os.waitpid(process, 0)
        return found

    return made


def let_go(end: PipeEnd) -> None:
    """Close one of this process's own ends of pipes."""
    OURS.remove(end)
    end.close()


def alone() -> None:
    """In a process just forked: let go of the pipes' ends that are the parent's."""
    for end in OURS:
        end.close()
    OURS.clear()


def end_with_the_parent(pipe: Connection) -> None:
    """Wait until nobody holds the other end of a pipe, and end this process at once, whatever it does."""
    pipe.poll(None)
    os._exit(1)
