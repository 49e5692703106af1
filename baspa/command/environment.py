"""What the press runs with, as values: for a package, and for who builds it again.

`python -m baspa.command.environment` prints it.
"""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping

from baspa import __version__
from baspa.archive.requirements import EXTRAS
from baspa.command.system import LIBRARIES, version
from baspa.command.versions import installed, pins, read


def environment() -> Mapping[str, Mapping[str, str]]:
    """Return versions by name: of Baspa and Python, of the system's libraries, of those of the lock that are here."""
    found = {name: installed(name) for name in (*pins(read("run")), *EXTRAS)}
    system = {library.name: version(library) for library in LIBRARIES if library.says}
    return {
        "press": {"Baspa": __version__, "Python": platform.python_version()},
        "system": {"kind": f"{platform.system()} {platform.machine()}", **system},
        "libraries": {name: given for name, given in sorted(found.items()) if given},
    }


if __name__ == "__main__":
    print(json.dumps(environment()))
