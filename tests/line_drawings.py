"""Drawings of every kind of construct: those that paper has as lines, as pixels, and those that it cannot have."""

import tomllib

from kept import PROJECT

_READ = tomllib.loads((PROJECT / "tests" / "data" / "drawings.toml").read_text("utf-8"))
LINES, PIXELS, NOWHERE = _READ["lines"], _READ["pixels"], _READ["nowhere"]
