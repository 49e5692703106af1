"""The kinds of fault that a preflight tells, in the order of their codes: what is said of each, and the mend.

In a sentence {name} is what a PrintFault names, {n} its least value.
"""

from __future__ import annotations

from dataclasses import replace

from baspa.installing import system_line
from baspa.model.problem import Severity
from baspa.preflight.model import FaultKind

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
ANEW = "make the file anew"
BOXES = "let the program that made the file set its boxes anew"
TO_CMYK = "export the file with its colours turned into those of the press's profile, black text as black ink alone"
MORE_PIXELS = "take a larger original, or print the picture smaller"
BLANK = "add blank pages before the last one, or take some away"
OPEN = "save it without encryption: a printing house refuses it"
STANDARD = "export it as the standard that is asked for"

MENDED = FaultKind(
    "B270", WARNING, "damage that was mended as it was read: another program may read it otherwise", "make it anew"
)
UPSIDE_DOWN = FaultKind("B271", ERROR, "a {name} that is empty, or has its corners the wrong way round", BOXES)
NO_MEASURE = FaultKind("B271", ERROR, "a {name} that is not of the numbers that the standard asks for", BOXES)
OUTSIDE = FaultKind("B271", ERROR, "a {name} that reaches out of the one around it", BOXES)
BELOW_ZERO = FaultKind("B271", ERROR, "a {name} that begins below 0", "let its lower left corner be 0 0")
TWO_TRIMS = FaultKind("B271", ERROR, "both a TrimBox and an ArtBox, which the standard forbids", "take the ArtBox out")
NO_TRIM = FaultKind(
    "B271", ERROR, "TrimBox lacks, so that nothing says where the page is cut", "let the program write one"
)
OTHER_SIZE = FaultKind(
    "B272", WARNING, "pages of {name} mm, another size than the first", "give all one size, unless leaves fold out"
)
OTHER_UNIT = FaultKind(
    "B272",
    WARNING,
    "a UserUnit, which some programs do not heed, so that they print the page too small",
    "save it without UserUnit",
)
CUT_OFF = FaultKind(
    "B273",
    ERROR,
    "what reaches the edge of the page goes on for {n} mm beyond it, not for {name} mm, so that paper may show",
    "let pictures and coloured grounds reach beyond the edge, and export the bleed",
    digits=1,
)
TOO_LITTLE = FaultKind(
    "B273",
    WARNING,
    "a bleed of {n} mm, where the house asks for {name} mm",
    "export the file with its bleed; where nothing reaches the edge, ask the house",
    digits=1,
)
NO_BLEED = FaultKind(
    "B273",
    NOTE,
    "a bleed lacks, where the house asks for {name} mm of what reaches the edge, as nothing seems to do",
    "look whether all keeps away from the edge",
)
NOT_EMBEDDED = FaultKind(
    "B274", ERROR, "a font that is not in the file: {name}", "embed all fonts; exports as PDF/X or PDF/A always do"
)
FORBIDDEN_SPACE = FaultKind("B275", ERROR, "colours that are no inks of the press: {name}", TO_CMYK)
FOREIGN_SPACE = replace(FORBIDDEN_SPACE, severity=WARNING)
TOO_COARSE = FaultKind(
    "B276",
    ERROR,
    "pictures with fewer pixels than the {name} dpi that are needed, the coarsest printed at {n} dpi",
    MORE_PIXELS,
)
COARSE = FaultKind(
    "B276",
    WARNING,
    "pictures with fewer pixels than the {name} dpi that are good, the coarsest printed at {n} dpi",
    MORE_PIXELS,
)
SEE_THROUGH = FaultKind(
    "B277",
    ERROR,
    "transparency, which the standard forbids: {name}",
    "export the file with its transparency flattened, or as PDF/X-4",
)
THIN = FaultKind(
    "B278",
    ERROR,
    "lines thinner than 0.25 pt, the thinnest {n} pt",
    "draw them at 0.25 pt, 0.09 mm, or more; white ones, and those of several inks, at 0.5 pt",
    digits=2,
)
VANISHING = FaultKind(
    "B279", ERROR, "white that overprints, and so is not there in print", "switch overprinting off for what is white"
)
ON_ALL_PLATES = FaultKind(
    "B280",
    ERROR,
    "registration colour, which prints on every plate, within the page",
    "make it black; registration is for marks beside the page",
)
UNEVEN = FaultKind("B281", ERROR, "{name}, which is no multiple of {n}", BLANK)
ODD = FaultKind("B281", WARNING, "{name}, so that the last leaf has no back", "add a blank page")
TOO_FEW = FaultKind(
    "B281", ERROR, "{name}, where the house binds {n} at the least", "take another binding, or another house"
)
IS_COVER = FaultKind(
    "B281",
    NOTE,
    "{name} alone, so that the number of pages was not judged",
    "if it is the cover, say whose: baspa preflight COVER.pdf --inside INSIDE.pdf",
)
TOO_MANY = FaultKind(
    "B281", ERROR, "{name}, where the house binds {n} at the most", "make two volumes, or take a larger page"
)
NO_COVER = FaultKind(
    "B281",
    ERROR,
    "{name}, where a cover in one piece is one page, or two with its inner side",
    "export back, spine and front as one page",
)
NARROW = FaultKind(
    "B282",
    ERROR,
    "a spine of {n} mm, where the book needs {name} mm",
    "make the cover anew, for the number of pages and the paper that the book has",
    digits=1,
)
UNPRINTED = FaultKind(
    "B283",
    WARNING,
    "a layer that does not print: {name}",
    "delete it, or let it print, and look at the pages once more",
)
LAYERS = FaultKind("B283", ERROR, "layers, which the standard forbids", "export the file without layers")
ENCRYPTED = FaultKind("B284", ERROR, "encryption, though it opens without a password", OPEN)
LOCKED = FaultKind("B284", ERROR, "encryption that forbids printing as sharp as it is", OPEN)
ANNOTATIONS = FaultKind(
    "B285",
    WARNING,
    "annotations on the page, which a press leaves out or refuses: {name}",
    "take comments and fields out before you export; links may stay",
)
FORBIDDEN_ANNOTATIONS = replace(
    ANNOTATIONS, severity=ERROR, hint="take comments, fields and links out before you export"
)
ACTIVE = FaultKind("B285", WARNING, "what no printed page can do: {name}", "take it out before you export")
NO_INTENT = FaultKind("B286", ERROR, "no output intent, which says for which press its colours are made", STANDARD)
BAD_INTENT = FaultKind("B286", ERROR, "an output intent that no press can work by: {name}", STANDARD)
OTHER_STANDARD = FaultKind("B287", ERROR, "the house asks for PDF/{name}", STANDARD)
UNKNOWN_STANDARD = FaultKind(
    "B287", WARNING, "a standard that is not known here, {name}, so that the file was held against none", STANDARD
)
STRICTER_STANDARD = FaultKind(
    "B287",
    WARNING,
    "a stricter standard than the house asks for, PDF/{name}",
    "ask the house, or leave out --for: the file keeps all that its own standard asks, or you are told",
)
MUST = FaultKind("B287", ERROR, "the standard asks for {name}, which the file has not", STANDARD)
MANY_INKS = FaultKind(
    "B288",
    WARNING,
    "black type of several inks, which must lie on each other to a hair, of {n} pt at the least",
    "set small type in black ink alone: 0 0 0 100",
    digits=1,
)
TOO_MUCH_INK = FaultKind(
    "B289",
    ERROR,
    "more ink than the {name} % that dry, {n} % at the most",
    "turn the colours into those of the press's profile, or lighten what is darkest",
)
NO_GHOSTSCRIPT = FaultKind(
    "B290", NOTE, "how much ink lies on each other was not judged: Ghostscript lacks", system_line(["Ghostscript"])
)
NOT_DRAWN = FaultKind(
    "B290",
    WARNING,
    "how much ink lies on each other was not judged from page {n} on, which Ghostscript cannot draw",
    "look at that page, and make the file anew",
)
UNSOUND = FaultKind("B291", ERROR, "content that makes no sense: {name}", ANEW)
ENDLESS = FaultKind("B291", ERROR, "more to draw than any page needs, so that not all was looked at", ANEW)
BESIDE = FaultKind(
    "B292",
    WARNING,
    "marks beside the page, which the house does not want",
    "export the file without crop marks and colour bars",
)
BROKEN_PICTURE = FaultKind(
    "B293", ERROR, "pictures that cannot be drawn: {name}", "put the picture in once more from its original, and export"
)
BROKEN_FONT = FaultKind(
    "B294", ERROR, "a font in the file that cannot be read: {name}", "install the font anew, and export once more"
)
NO_GLYPH = FaultKind(
    "B295",
    WARNING,
    "letters that the font does not have, printed as boxes or gaps: {name}",
    "look at the place, and set these letters in a font that has them",
)
EXCLUDED = FaultKind("B308", ERROR, "what the standard forbids: {name}", STANDARD)
