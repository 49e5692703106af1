"""Names of places that look like keys of references: @fig-press, as Quarto and pandoc-crossref write them."""

from __future__ import annotations

import re

# With which they begin the names of what can be referred to: theorems and boxes as well.
KINDS = "fig|tbl|tab|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau"
LIKE_A_PLACE = re.compile(rf"(?i:{KINDS})[-:]")
