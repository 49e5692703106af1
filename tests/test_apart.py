import os
import select
import signal
import subprocess
import sys
import time
from functools import partial
from types import SimpleNamespace

import pytest

from baspa.apart import Apart, Relay, beside
from baspa.formats import FORMATS
from baspa.model.problem import Failure, Outside, Place, Problem
from baspa.press import at_once

PROBLEM = Problem(Place("one.md", 3), "B020", "the chapter is empty", "write it")


def fail():
    raise Failure([PROBLEM])


def miss():
    raise Outside("Pango is missing")


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def run(step, *arguments, load=None):
    with Apart(step, load) as process:
        process.give(*arguments)
        return process.result()


def test_a_step_returns_what_it_made_of_its_arguments():
    assert run(divmod, 17, 5) == (3, 2)


def test_it_runs_in_another_process_that_ends_with_the_context():
    with Apart(os.getpid) as process:
        process.give()
        number = process.result()
    assert number != os.getpid()
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_one_that_still_waits_ends_with_the_context():
    with Apart(os.getpid) as process:
        number = process.process.pid
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)


def test_a_failure_comes_with_its_problems():
    with pytest.raises(Failure) as caught:
        run(fail)
    assert caught.value.problems == (PROBLEM,)


@pytest.mark.parametrize(("step", "load"), [(miss, None), (os.getpid, miss)], ids=["step", "load"])
def test_what_is_missing_outside_is_said(step, load):
    with pytest.raises(Outside, match="Pango is missing"):
        run(step, load=load)


def test_what_is_missing_is_said_although_the_arguments_are_too_many_for_the_pipe():
    with pytest.raises(Outside, match="Pango is missing"):
        run(len, b"x" * 1_000_000, load=miss)


def test_a_step_that_is_killed_is_said_to_have_ended():
    with pytest.raises(Outside, match="ended with -9"):
        run(die)


PARENT = """
import os, signal, time
from baspa.apart import Apart, Relay, beside
processes = Apart(os.getpid), Apart(time.sleep), Apart(os.getpid)
processes[1].give(1_000)
time.sleep(0.1)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_no_process_outlives_a_parent_that_is_killed():
    # All of them hold the pipe's end, one that waits and one that is at work: it is over when the last one is.
    done = subprocess.run([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, timeout=20, check=False)
    assert done.returncode == -signal.SIGKILL


def told(own, other):
    """Write into a pipe, and return what the other process has written into its own by then, or will soon."""
    os.write(own[1], b"here")
    return bool(select.select([other[0]], [], [], 0.5)[0])


@pytest.mark.parametrize("at_once", [1, 2])
def test_so_many_steps_of_a_relay_work_at_once(at_once):
    one, other = os.pipe(), os.pipe()
    steps = {"one": (partial(told, one, other), None), "other": (partial(told, other, one), None)}
    with Relay(steps) as relay:
        relay.begin(steps, lambda _: (), at_once)
        assert relay.result("one") == (at_once == 2)
        relay.next()
        assert relay.result("other")
    for end in (*one, *other):
        os.close(end)


def test_what_one_step_has_made_is_taken_while_another_is_waited_for():
    """More than a pipe holds: the process would not end else."""
    steps = {"large": (bytes, None), "late": (time.sleep, None)}
    with Relay(steps) as relay:
        relay.begin(steps, {"large": (1_000_000,), "late": (0.3,)}.__getitem__, 2)
        relay.result("late")
        relay.processes["large"].process.join(5)
        assert relay.processes["large"].process.exitcode == 0
        assert relay.result("large") == bytes(1_000_000)


@pytest.mark.parametrize(
    ("names", "processes", "pages", "count"),
    [
        (("pdf", "epub"), 2, False, 2),
        (("pdf", "epub"), 2, True, 1),
        (("pdf", "epub", "proof"), 2, False, 1),
        (("pdf", "epub", "proof"), 1, False, 2),
    ],
    ids=["e-book", "pages", "proof", "short"],
)
def test_of_a_long_book_one_binder_lays_out_pages_and_the_e_book_is_bound_beside(
    names, processes, pages, count, monkeypatch
):
    monkeypatch.setattr("baspa.press.cores", lambda: 2)
    asked = SimpleNamespace(epub=SimpleNamespace(pages=pages))
    edition = SimpleNamespace(most_processes=processes, metadata=asked)
    assert at_once([FORMATS[name] for name in names], edition) == count


def test_what_is_made_beside_is_made_in_another_process_and_here_where_that_fails():
    this, made = os.getpid(), []

    def number():
        made.append("here")
        if os.getpid() != this and fails:
            os.kill(os.getpid(), signal.SIGKILL)
        return str(os.getpid()).encode()

    for fails in (False, True):
        found = int(beside(number)())
        assert (found == this, made) == (fails, ["here"] * fails)
    with pytest.raises(ProcessLookupError):
        os.kill(int(beside(lambda: str(os.getpid()).encode())()), 0)
