"""Content streams that no parser takes as a whole, read operator by operator (ISO 32000-1, 7.8.2 and annex A)."""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectType, PdfInlineImage, StreamParser

from baspa.preflight.hostile import HOSTILE

INLINE = "INLINE IMAGE"  # the name of BI ... EI as a whole
STANDARD = (
    "b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re "
    "RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \""
)
ALL = frozenset(STANDARD.split()) | {INLINE}
OF_PICTURES = ("BI", "EI")
NO_OPERATOR, BROKEN_OFF, UNREADABLE = "what is no operator", "it breaks off", "it cannot be read"

Instruction = tuple[Any, str]  # operands, None where they are none; and the operator


class Salvage(StreamParser):
    """What of a stream can be read, and what of it makes no sense."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Instruction] = []
        self.faults: dict[str, None] = {}
        self.operands: list[Any] = []
        self.unknown_may_be = 0  # BX that no EX has ended

    def handle_object(self, obj: Any, offset: int, length: int) -> None:
        """Take an operand, or an operator with those before it."""
        kind = getattr(obj, "_type_code", None)
        if kind == ObjectType.operator:
            self.take(bytes(obj).decode("latin-1"))
        elif kind == ObjectType.inlineimage:
            picture = PdfInlineImage(image_data=obj, image_object=tuple(self.operands))
            self.found.append(([picture], INLINE))
            self.operands = []
        else:
            self.operands.append(obj)

    def handle_eof(self) -> None:
        """Note what stands behind the last operator."""
        if self.operands:
            self.faults[BROKEN_OFF] = None

    def take(self, operator: str) -> None:
        """Take an operator; the operands of a picture are taken with its pixels."""
        self.unknown_may_be += {"BX": 1, "EX": -1}.get(operator, 0)
        if operator == "ID":
            return
        operands, self.operands = self.operands, []
        if operator in ALL and operator not in OF_PICTURES:
            self.found.append((operands if is_operand(operands) else None, operator))
        elif operator not in ALL and not self.unknown_may_be:
            self.faults[NO_OPERATOR] = None


def is_operand(value: Any) -> bool:
    """Tell whether a value may stand before an operator: no operator may, be it in an array."""
    if isinstance(value, (list, Array)):
        return all(map(is_operand, value))
    if isinstance(value, Dictionary):
        return all(map(is_operand, value.values()))
    return getattr(value, "_type_code", None) not in (ObjectType.operator, ObjectType.inlineimage)


def salvaged(stream: Any) -> Salvage:
    """Return what can be read of a page's content or a stream, up to where it cannot."""
    found = Salvage()
    try:
        page = stream if isinstance(stream, pikepdf.Page) else pikepdf.Page(Dictionary(Type=Name.Page, Contents=stream))
        page.parse_contents(found)
    except HOSTILE:
        found.faults[UNREADABLE] = None
    return found
