"""Where the press keeps what it knows: in the user's cache folder (XDG_CACHE_HOME/baspa, ~/.cache/baspa)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from baspa.apart import beside
from baspa.command.asked import Asked
from baspa.kept.store import NOTHING_KEPT, Store, opened, trim


@contextmanager
def users_store(asked: Asked, meanwhile: Callable[[], object]) -> Iterator[Store]:
    """Have the user's store while a command works, and leave it within its bound; with --no-cache it keeps nothing.

    `meanwhile` loads what the command needs, while another process looks through the press for its hash.
    """
    if asked.no_cache:
        yield NOTHING_KEPT
        return
    press = beside(this_press)
    meanwhile()
    from platformdirs import user_cache_path

    state = press()
    store = opened(user_cache_path("baspa", appauthor=False), lambda: state)
    yield store
    trim(store)


def this_press() -> bytes:
    """Return a hash of this press, and of the system's libraries that it lays out text with."""
    from baspa.command.system import LIBRARIES, version
    from baspa.kept.press_state import press_state

    return press_state(f"{library.name} {version(library)}" for library in LIBRARIES)
