"""`doctor`: what the press works with, what of it is there, and the line that installs what lacks."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from baspa import __version__
from baspa.command.asked import Asked
from baspa.command.show import BUILT, FAILED, say, with_noun
from baspa.command.system import LIBRARIES, Library, loaded, older, version
from baspa.house import house_path
from baspa.installing import extra_line, pip_line, system_line

NEEDED, MORE = "needed to build", "not needed to build"


@dataclass(frozen=True, slots=True)
class PressPart:
    """Something that the press works with."""

    name: str
    does: str
    state: Callable[[], str | None]  # its version, or ""; None where it lacks
    install: Callable[[], str]  # the line for the shell that does it
    is_needed: bool = False  # to build any book


def doctor_command(asked: Asked) -> int:
    """Tell what is there and what lacks; ends with 3 where a book cannot be built."""
    say(f"baspa {__version__}, Python {platform.python_version()}")
    lacking = [part for part in parts() if not told(part)]
    needed = [part for part in lacking if part.is_needed]
    if not lacking:
        say("Nothing lacks.")
    else:
        count = with_noun(len(lacking), "thing")
        say(f"{count} lacking, {f'{len(needed)} of them {NEEDED}' if needed else MORE}.")
    return FAILED if needed else BUILT


def told(part: PressPart) -> bool:
    """Say whether a part is there; return it."""
    state = part.state()
    if state is None:
        say(f"- {part.name} lacks: {part.does}. Install it: {part.install()}")
    else:
        say(f"+ {f'{part.name} {state}'.rstrip()}: {part.does}")
    return state is not None


def parts() -> Iterator[PressPart]:
    """Yield all that the press works with, what is needed first."""
    for library in LIBRARIES:
        install = partial(system_line, [library.name])
        yield PressPart(library.name, "lays out text", partial(state_of, library), install, is_needed=True)
    again = partial(str, "take the press again, whole")
    yield PressPart("fonts", "the house's own, which come with it", fonts, again, is_needed=True)
    yield PressPart("packages of Python", "what lock/run.txt names", packages, packages_line, is_needed=True)
    yield PressPart("pandoc", "citations, and import", pandoc, partial(extra_line, "import"))
    yield PressPart("charset-normalizer", "old Cyrillic encodings, in import", charset, partial(extra_line, "import"))
    line = partial(system_line, ["Ghostscript"])
    yield PressPart("Ghostscript", "counts ink, in baspa preflight", ghostscript_here, line)
    yield from validators()


def state_of(library: Library) -> str | None:
    """Return the version of a library that is there and new enough."""
    if loaded(library) is None:
        return None
    here = version(library)
    return None if here and older(here, library.least) else here


def fonts() -> str | None:
    """Tell whether the house's fonts are there."""
    return "" if any(house_path("styles", "fonts").glob("*.ttf")) else None


def packages() -> str | None:
    """Tell whether all packages of Python are there that the press runs with."""
    from baspa.command.versions import installed, pins, read

    named = pins(read("run")).items()
    return "" if all(installed(name) for name, found in named if not all(pin.sometimes for pin in found)) else None


def packages_line() -> str:
    """Return what installs them."""
    return pip_line("--require-hashes", "--requirement", str(house_path("lock", "run.txt")))


def pandoc() -> str | None:
    """Tell whether the pandoc is there that the press runs."""
    from baspa.model.problem import Outside
    from baspa.pandoc import program

    try:
        program("", "import")
    except Outside:
        return None
    return installed_version("pypandoc-binary")


def ghostscript_here() -> str | None:
    """Return which Ghostscript is there."""
    from baspa.preflight.ghostscript import ghostscript, version_of

    found = ghostscript()
    return version_of(found) if found else None


def charset() -> str | None:
    """Tell whether what tells old encodings apart is there."""
    return installed_version("charset-normalizer")


def installed_version(package: str) -> str | None:
    """Return the version of a package of Python; None where it lacks."""
    from baspa.command.versions import installed

    return installed(package) or None


def validators() -> Iterator[PressPart]:
    """Yield the outside validators."""
    from baspa.verify.validators.validators import VALIDATORS

    for name, each in VALIDATORS.items():
        yield PressPart(name, "judges files, in baspa check", partial(there, each.available), each.install)


def there(available: Callable[[], bool]) -> str | None:
    """Return "" for what is available."""
    return "" if available() else None
