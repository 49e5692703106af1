"""Where the press keeps what it knows: in the user's cache folder (XDG_CACHE_HOME/baspa, ~/.cache/baspa)."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from baspa.kept.store import NOTHING_KEPT, Store, opened, trim


@contextmanager
def users_store(options: argparse.Namespace) -> Iterator[Store]:
    """Have the user's store while a command works, and leave it within its bound; with --no-cache it keeps nothing."""
    if options.no_cache:
        yield NOTHING_KEPT
        return
    from platformdirs import user_cache_path

    store = opened(user_cache_path("baspa", appauthor=False), this_press)
    yield store
    trim(store)


def this_press() -> bytes:
    """Return a hash of this press, and of the system's libraries that it lays out text with."""
    from baspa.command.system import LIBRARIES, version
    from baspa.kept.press_state import press_state

    return press_state(f"{library.name} {version(library)}" for library in LIBRARIES)
