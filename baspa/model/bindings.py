"""The names of bindings, which the command knows as well: nothing else is loaded with them."""

from __future__ import annotations

from typing import Literal

Bound = Literal["stapled", "glued", "sewn", "hardcover"]
Binding = Bound | None  # None: it is not said
