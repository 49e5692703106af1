"""lock/ is whole, exact, hashed, free of addresses, and in step with pyproject.toml."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from builds import PROJECT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from lock import LAYERS, pins

PIN = re.compile(r"([a-z0-9-]+)==([0-9][\w.]*)(?: ; (.+))?")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}")
TEXTS = {name: (PROJECT / "lock" / f"{name}.txt").read_text("utf-8") for name in LAYERS}
ASKED = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))


def wanted(name):
    """Return what pyproject.toml asks of a layer, extras of its own package written out."""
    layer, extras = LAYERS[name], ASKED["project"]["optional-dependencies"]
    if layer.table:
        return [Requirement(text) for text in ASKED[layer.table[0]][layer.table[1]]]
    own = [text for extra in layer.extras for text in extras[extra]]
    asked = [Requirement(text) for text in own or ASKED["project"]["dependencies"]]
    inner = [extra for one in asked if one.name == "baspa" for extra in one.extras]
    return [one for one in asked if one.name != "baspa"] + [Requirement(text) for e in inner for text in extras[e]]


def faults(text, upon, asked):
    """Return what is wrong with a file of the lock that goes with those `upon`."""
    lines = [line.removesuffix(" \\") for line in text.splitlines() if not line.startswith("#")]
    found = [line for line in lines if not PIN.fullmatch(line) and not HASH.fullmatch(line)]
    found += [pin for pin, block in pins(text).items() if "--hash" not in block]
    there = {}
    for pin in [*pins(text), *(pin for other in upon for pin in pins(other))]:
        if matched := PIN.fullmatch(pin):
            there.setdefault(matched[1], []).append(matched[2])
    for requirement in [*asked, *inherited(there)]:
        versions = there.get(canonicalize_name(requirement.name), [])
        if not any(requirement.specifier.contains(version) for version in versions):
            found.append(str(requirement))
    return found


def inherited(there):
    """Yield what the locked packages that are installed here, in that version, ask of others on this system."""
    for name, versions in there.items():
        try:
            found = distribution(name)
        except PackageNotFoundError:
            continue
        asked = map(Requirement, found.requires or ()) if found.version in versions else ()
        yield from (one for one in asked if not one.marker or one.marker.evaluate({"extra": ""}))


def upon(name):
    return [TEXTS[other] for other in LAYERS[name].upon]


@pytest.mark.parametrize("name", LAYERS)
def test_each_layer_is_whole(name):
    assert faults(TEXTS[name], upon(name), wanted(name)) == [], "run make lock"


PYPHEN = TEXTS["run"].index("\npyphen==") + 1
NEXT = re.search(r"\n(?=\w)", TEXTS["run"][PYPHEN:]).end() + PYPHEN  # where the next library begins


@pytest.mark.parametrize(
    ("without", "instead", "fault"),
    [
        (TEXTS["run"][PYPHEN:NEXT], "", "pyphen<1,>=0.17"),
        (TEXTS["run"][PYPHEN:NEXT], "pyphen==0.18.1\n", "pyphen==0.18.1"),
        ("pyphen==0", "pyphen==1", "pyphen<1,>=0.17"),
        ("pyphen==", "pyphen>=", r"pyphen>=\d"),
        ("# What", "--find-links file:///wheels\n#", "--find-links file:///wheels"),
        ("# What", "pyphen @ https://example.org/pyphen.whl\n#", "pyphen @ https"),
        (TEXTS["run"][TEXTS["run"].index("\nwebencodings") :], "\n", "webencodings"),
    ],
    ids=["missing", "no hash", "out of range", "not exact", "a folder", "an address", "what another asks for"],
)
def test_a_faulty_layer_is_seen(without, instead, fault):
    assert without in TEXTS["run"]
    found = faults(TEXTS["run"].replace(without, instead, 1), [], wanted("run"))
    assert [said for said in found if re.match(fault.replace("<", "\\<"), said)] != []


def test_a_library_has_one_version_in_all_layers():
    every = {}
    for text in TEXTS.values():
        for pin, block in pins(text).items():
            name, _, rest = pin.partition("==")
            every.setdefault(name + rest.partition(" ; ")[2], set()).add(block)
    assert [name for name, blocks in every.items() if len(blocks) > 1] == []


def test_layers_are_all_that_is_there():
    assert sorted(path.stem for path in (PROJECT / "lock").iterdir()) == sorted(LAYERS)
