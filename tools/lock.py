"""Write lock/: the version and the hashes of everything that make installs with pip.

    make lock               keeps what is locked as far as pyproject.toml allows, adds and takes away
    make lock NEWEST=1      takes the newest versions that pyproject.toml allows

Each file is a layer, in the form of pip's hashed requirements, for Python 3.11 and later on any system. They are
resolved as one, so a library has one version in all of them. Where the machine has its packages from is no part of
that: its settings of pip and uv are not heeded, and no address is written.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = PROJECT / "lock"
PYPROJECT = PROJECT / "pyproject.toml"
OLDEST = "3.11"
HEAD = """\
# {says}
# Made by `make lock` from pyproject.toml: change that, not this.
"""

Pins = Mapping[str, str]  # "name==version ; marker" -> its lines, the hashes included


@dataclass(frozen=True, slots=True)
class Layer:
    """One file of the lock."""

    says: str
    extras: tuple[str, ...] = ()  # of pyproject.toml; none: what the package itself needs
    table: tuple[str, str] | None = None  # a list of requirements in pyproject.toml that is neither
    upon: tuple[str, ...] = ()  # the layers that are always installed with it and not repeated in it


LAYERS = {
    "run": Layer("What the press needs at run-time."),
    "extras": Layer(
        "What citations, import and the validators need besides run.txt.",
        extras=("cite", "import", "validate"),
        upon=("run",),
    ),
    "build": Layer("What installs a checkout, and makes a wheel of it.", table=("build-system", "requires")),
    "test": Layer("What the tests need besides run.txt and build.txt.", extras=("test",), upon=("run", "build")),
    "mutants": Layer(
        "What `make mutants` needs besides run.txt, build.txt and test.txt.",
        extras=("mutants",),
        upon=("run", "build", "test"),
    ),
    "bench": Layer("What `make bench` measures against, installed by itself.", table=("dependency-groups", "bench")),
    "lock": Layer("What makes this lock.", table=("dependency-groups", "lock")),
}


def pins(text: str) -> Pins:
    """Return the pins of a file of the lock, each with its lines."""
    blocks = re.findall(r"^\w.*\n(?: .*\n)*", text, re.MULTILINE)
    return {block.partition(" \\\n")[0]: block for block in blocks}


def locked() -> Pins:
    """Return all that is locked now."""
    files = (FOLDER / f"{name}.txt" for name in LAYERS)
    return {pin: block for path in files if path.is_file() for pin, block in pins(path.read_text("utf-8")).items()}


def listed(layers: Iterable[Layer]) -> str:
    """Return the requirements of the layers that are lists of their own, one a line."""
    project = tomllib.loads(PYPROJECT.read_text("utf-8"))
    tables = (layer.table for layer in layers if layer.table)
    return "".join(f"{requirement}\n" for outer, inner in tables for requirement in project[outer][inner])


def sources(layer: Layer) -> list[str]:
    """Return what uv shall read for a layer; "-" is what `listed` says."""
    if layer.table:
        return ["-"]
    return [str(PYPROJECT), *(word for extra in layer.extras for word in ("--extra", extra))]


def resolve(given: list[str], requirements: str, output: Path) -> Pins:
    """Return the pins that uv finds; what `output` holds is preferred. Raises CalledProcessError, uv having spoken."""
    form = ["--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    where = ["--universal", "--python-version", OLDEST, "--python", sys.executable, "--no-config", "--quiet"]
    command = ["uv", "pip", "compile", *given, *where, *form, "--output-file", str(output)]
    subprocess.run(command, input=requirements, text=True, check=True, stdout=subprocess.DEVNULL, env=environment())
    return pins(output.read_text("utf-8"))


def environment() -> Mapping[str, str]:
    """Return the environment without the machine's settings of pip and uv; uv is the one beside this Python."""
    own = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "UV_"))}
    return own | {"PATH": os.pathsep.join([str(Path(sys.executable).parent), own.get("PATH", os.defpath)])}


def layers(folder: Path, newest: bool) -> Mapping[str, Pins]:
    """Resolve everything as one, then each layer within that; `folder` is for files on the way."""
    whole = folder / "whole.txt"
    whole.write_text("" if newest else "".join(locked().values()), "utf-8")
    resolve([str(PYPROJECT), "--all-extras", "-"], listed(LAYERS.values()), whole)
    return {
        name: resolve([*sources(layer), "--constraint", str(whole)], listed([layer]), folder / f"{name}.txt")
        for name, layer in LAYERS.items()
    }


def main(words: list[str]) -> None:
    """Write all layers, each without what stands in those that it goes with."""
    with tempfile.TemporaryDirectory() as folder:
        found = layers(Path(folder), newest="--newest" in words)
    FOLDER.mkdir(exist_ok=True)
    for name, layer in LAYERS.items():
        below = {pin for other in layer.upon for pin in found[other]}
        own = [block for pin, block in found[name].items() if pin not in below]
        (FOLDER / f"{name}.txt").write_text(HEAD.format(says=layer.says) + "".join(own), "utf-8")
        print(f"lock/{name}.txt  {len(own)} packages")


if __name__ == "__main__":
    main(sys.argv[1:])
