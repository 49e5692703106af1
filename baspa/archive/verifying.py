"""Verify a package by itself: its zip, its manifests, its editions, its reports."""

from __future__ import annotations

from baspa.archive.holding import held_package
from baspa.archive.opening import opened
from baspa.archive.reading import ReadPackage
from baspa.model.problem import Problem, Problems


def verified(package: ReadPackage) -> Problems:
    """Return all that is wrong with a package that was read; each fault once, whichever manifest shows it."""
    said: dict[object, Problem] = {}
    for each in (*package.problems, *held_package(package), *opened(package)):
        said.setdefault((each.place, each.code, each.code == "B336" and each.message), each)
    return tuple(said.values())
