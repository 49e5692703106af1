"""The names of bindings, which the command knows as well: nothing else is loaded with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Bound = Literal["stapled", "glued", "sewn", "hardcover"]
Binding = Bound | None  # None: it is not said
# Pages by which a book of a binding grows: what a hard cover holds may be glued.
GROWS: Mapping[Bound, int] = {"stapled": 4, "glued": 2, "sewn": 4, "hardcover": 2}
