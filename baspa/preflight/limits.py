"""What a file is held against: a printing house's wishes where one is named, the standard that it claims, or custom."""

from __future__ import annotations

from dataclasses import dataclass

from baspa.model.bindings import Binding
from baspa.printers import Preset

STANDARDS = ("X-1a", "X-3", "X-4")
GOOD = 300  # dpi of photographs, where no house says another
INK = 320  # %, of coated paper (FOGRA39 as Ghent's workgroup has it); where no house says another


@dataclass(frozen=True, slots=True)
class Limits:
    """What is asked of a file."""

    house: Preset | None = None
    claimed: str = ""  # the standard that the file says it keeps: "PDF/X-4"
    binding: Binding = None
    least_pages: int = 0  # that the house binds; 0: as few as may be
    most_pages: int = 0  # 0: as many as may be
    page_width: float = 0.0  # mm, of the inside, where the file is its cover in one piece; 0: it is none
    least_spine: float = 0.0  # mm, of such a cover

    @property
    def standard(self) -> str:
        """The standard of ISO 15930 that is held: "X-1a", "X-3", "X-4", or "" for none."""
        asked = self.house.standard if self.house else ""
        return self.own_standard if self.is_stricter or not asked else asked

    @property
    def own_standard(self) -> str:
        """The standard that the file says it keeps."""
        return next((name for name in STANDARDS if name in self.claimed), "")

    @property
    def is_stricter(self) -> bool:
        """Tell whether the file keeps X-1a where the house asks for X-4: inks alone, and no transparency."""
        return self.house is not None and self.house.standard == "X-4" and self.own_standard == "X-1a"

    @property
    def is_wrap(self) -> bool:
        """Tell whether the file is a cover in one piece: back, spine and front."""
        return self.page_width > 0

    @property
    def bleed(self) -> float:
        """What is cut off at each edge, mm."""
        return self.house.bleed if self.house else 3.0

    @property
    def is_bled_inside(self) -> bool:
        """Tell whether the bleed goes on at the spine as well."""
        return self.is_wrap or self.house is None or self.house.bleed_inside

    @property
    def wants_marks(self) -> bool:
        """Tell whether marks may stand beside the page."""
        return self.house is None or self.house.marks

    @property
    def takes_rgb(self) -> bool:
        """Tell whether colours may be those of a screen."""
        return self.house is not None and self.house.colour == "srgb"

    @property
    def ink(self) -> int:
        """Most ink in one place, %."""
        return self.house.ink if self.house else INK

    @property
    def dpi(self) -> int:
        """Below which a photograph is told."""
        return self.house.dpi if self.house else GOOD

    @property
    def knows_metadata(self) -> bool:
        """Tell whether the file's own standard heeds what metadata say of it: X-4, the first that is of PDF 1.6."""
        return self.own_standard == "X-4"

    @property
    def knows_transparency(self) -> bool:
        """Tell whether the standard lets what is below show through."""
        return self.standard not in ("X-1a", "X-3")
