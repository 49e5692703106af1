"""Where the press keeps what it knows: in the user's cache folder (XDG_CACHE_HOME/baspa, ~/.cache/baspa)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from baspa.command.asked import Asked
from baspa.kept.store import NOTHING_KEPT, Store, opened, trim


@contextmanager
def users_store(asked: Asked) -> Iterator[Store]:
    """Have the user's store while a command works, and leave it within its bound; with --no-cache it keeps nothing."""
    if asked.no_cache:
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
