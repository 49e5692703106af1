"""Units of area, volume and acceleration as they are typed in Latin and Cyrillic letters, with figures on the line."""

from __future__ import annotations

import re

# Units that mean nothing else stand anywhere, 5 cm3, in mm2; m2 may be a mass, and stands behind a number or a stroke.
SURE = "[kcdm]m|[кдсм]м"
PER = r"(?:[kmcnMG]?[gmNWJVAlLt]|lb|mol|cd|[\u0400-\u04ff]{1,5}\.?)/"
TYPED_POWER = re.compile(
    rf"(?<![^\W\d])(?<![/.])(?:(?:{PER})?(?:{SURE})[23]|{PER}(?:[mм][23]|[sс]2))(?![\w^])"
    r"|(?<![\w/])\d+[ \u00a0\u202f]?[mм][23](?![\w^])"
)
