"""The file as a whole: encryption, what is beside the pages, and what PDF/X asks of it (ISO 15930)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Name

from baspa.preflight.excluded import judged_streams
from baspa.preflight.geometry import common_box, is_empty
from baspa.preflight.hostile import ANNOTATED, ITSELF, sound
from baspa.preflight.kinds import (
    ACTIVE,
    ANNOTATIONS,
    BAD_INTENT,
    ENCRYPTED,
    FORBIDDEN_ANNOTATIONS,
    LAYERS,
    LOCKED,
    MUST,
    NO_INTENT,
    OTHER_STANDARD,
    STRICTER_STANDARD,
    UNKNOWN_STANDARD,
)
from baspa.preflight.limits import Limits
from baspa.preflight.model import PageBoxes, PrintFault, PrintFaults

NEWEST = "1.4"  # of PDF, in X-1a and X-3
MUSTS = {
    "Title": "a title",
    "CreationDate": "the day it was made",
    "ModDate": "the day it was changed",
    "GTS_PDFXVersion": "its name, PDF/X",
}
XMP_VERSION = re.compile(r"GTS_PDFXVersion(?:(?: [^<>]*)?>|=[\"'])\s*(PDF/X-[\w:.]+)")  # element or attribute


def claimed_standard(pdf: pikepdf.Pdf) -> str:
    """Return the version of PDF/X that a file says it keeps: "PDF/X-1a:2003", "PDF/X-4"; "" where it says none.

    Raises what HOSTILE lists where what should say it makes no sense.
    """
    info: Any = pdf.trailer.get("/Info", {})
    said = [str(info[key]) for key in ("/GTS_PDFXConformance", "/GTS_PDFXVersion") if key in info]
    metadata: Any = pdf.Root.get("/Metadata")
    if not said and isinstance(metadata, pikepdf.Stream):
        said = XMP_VERSION.findall(metadata.read_bytes().decode("utf-8", "replace"))
    return said[0] if said else ""


def judged_file(pdf: pikepdf.Pdf, limits: Limits) -> PrintFaults:
    """Yield what is wrong with a file as a whole."""
    for rule in RULES:
        yield from sound(rule(pdf, limits), ITSELF)


def judged_encryption(pdf: pikepdf.Pdf, limits: Limits) -> PrintFaults:
    """Yield that a file is encrypted."""
    if pdf.is_encrypted:
        yield PrintFault(ENCRYPTED if pdf.allow.print_highres else LOCKED)


def judged_actions(pdf: pikepdf.Pdf, limits: Limits) -> PrintFaults:
    """Yield what a file does when it is opened: scripts and actions."""
    names: Any = pdf.Root.get("/Names", {})
    action: Any = pdf.Root.get("/OpenAction")
    if "/JavaScript" in names or (isinstance(action, pikepdf.Dictionary) and action.get("/S") == Name.JavaScript):
        yield PrintFault(ACTIVE, name="JavaScript")


def judged_layers(pdf: pikepdf.Pdf, limits: Limits) -> PrintFaults:
    """Yield that a file has layers, where the standard knows none (ISO 15930-1, 6.2: PDF 1.4)."""
    if limits.standard in ("X-1a", "X-3") and "/OCProperties" in pdf.Root:
        yield PrintFault(LAYERS)


def judged_claim(pdf: pikepdf.Pdf, limits: Limits) -> PrintFaults:
    """Yield that a file says it is of another standard than the house asks for, or of none."""
    wanted = limits.house.standard if limits.house else ""
    if wanted and wanted not in limits.claimed:
        kind = STRICTER_STANDARD if limits.is_stricter else OTHER_STANDARD
        claimed = limits.claimed or "none of them"
        yield PrintFault(kind, name=f"{wanted}, and the file says that it is {claimed}")
    elif limits.claimed and not limits.own_standard:
        yield PrintFault(UNKNOWN_STANDARD, name=limits.claimed)


def judged_intent(pdf: pikepdf.Pdf, limits: Limits) -> PrintFaults:
    """Yield what lacks of the output intent (ISO 15930-1, 6.7, and -7, 6.2.2)."""
    if not limits.own_standard:
        return
    intents: Any = pdf.Root.get("/OutputIntents", ())
    found = [each for each in intents if each.get("/S") == Name.GTS_PDFX]
    if len(found) != 1:
        yield PrintFault(BAD_INTENT, name="there are several") if found else PrintFault(NO_INTENT)
    else:
        yield from (PrintFault(BAD_INTENT, name=said) for said in faults_of_intent(found[0], limits))


def faults_of_intent(intent: Any, limits: Limits) -> Iterator[str]:
    """Yield what is wrong with an output intent."""
    profile = intent.get("/DestOutputProfile")
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield "it does not name the condition of printing"
    if isinstance(profile, pikepdf.Stream):
        yield from faults_of_profile(profile, limits)
    elif limits.own_standard == "X-4" and "/DestOutputProfileRef" not in intent:
        yield "it has no profile"
    elif not str(intent.get("/RegistryName", "")):
        yield "it has no profile, and no registry that would have it"


def faults_of_profile(profile: Any, limits: Limits) -> Iterator[str]:
    """Yield what is wrong with the profile of an output intent (ISO 15076-1, 7.2: its header)."""
    data = profile.read_bytes()
    if data[36:40] != b"acsp":
        yield "its profile is none"
        return
    if data[12:16] != b"prtr":
        yield "its profile is not that of a press"
    if COMPONENTS.get(data[16:20]) != int(profile.get("/N", 0)):
        yield "its profile has another number of inks than it says"
    if limits.own_standard == "X-1a" and data[16:20] != b"CMYK":
        yield "its profile is not of the four inks"


COMPONENTS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}


def judged_musts(pdf: pikepdf.Pdf, limits: Limits) -> PrintFaults:
    """Yield what PDF/X asks a file to say of itself (ISO 15930-1, 6.8 and 6.11; -7, 6.5 and 6.8).

    Before X-4 it is the information dictionary that has to say it; an empty text says nothing.
    """
    if not limits.own_standard:
        return
    info: Any = pdf.trailer.get("/Info", {})
    said = metadata_of(pdf) if limits.knows_metadata else ""
    for key, words in MUSTS.items():
        if not str(info.get(f"/{key}", "")).strip() and XMP_NAMES.get(key, key) not in said:
            yield PrintFault(MUST, name=words)
    trapped = str(info.get("/Trapped", "")) in ("/True", "/False")
    if not trapped and not re.search(r"Trapped(?:>|=[\"'])\s*(?:True|False)", said):
        yield PrintFault(MUST, name="a word whether it is trapped")
    if "/ID" not in pdf.trailer:
        yield PrintFault(MUST, name="an identifier")
    if not limits.knows_metadata and (pdf.pdf_version > NEWEST or pdf.trailer.get("/Type") == Name.XRef):
        yield PrintFault(MUST, name="a file as PDF 1.4 has it, or one before that")


XMP_NAMES = {"Title": "dc:title", "CreationDate": "xmp:CreateDate", "ModDate": "xmp:ModifyDate"}


def metadata_of(pdf: pikepdf.Pdf) -> str:
    """Return the XMP of a file."""
    found: Any = pdf.Root.get("/Metadata")
    return found.read_bytes().decode("utf-8", "replace") if isinstance(found, pikepdf.Stream) else ""


def judged_annotations(page: pikepdf.Page, facts: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield what lies on a page and is no content of it: notes, fields, links where X-1a and X-4 forbid them.

    ISO 15930-1, 6.12, and -7, 6.11: none within the bleed but a printer's own, whose marks stand beside the cut page.
    Popups show with their notes alone.
    """
    found: Any = page.obj.get("/Annots", ())
    for each in found:
        yield from sound(judged_annotation(each, facts, limits), ANNOTATED, facts.number)


def judged_annotation(found: Any, facts: PageBoxes, limits: Limits) -> PrintFaults:
    """Yield an annotation that is no content of its page."""
    kind = str(found.get("/Subtype", ""))
    if kind in ("/TrapNet", "/Popup") or kind == "/Popup" or (kind == "/Link" and not limits.standard):
        return
    left, bottom, right, top = (float(side) * facts.unit for side in found.Rect)
    box = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    if not is_empty(common_box(box, facts.trim if kind == "/PrinterMark" else facts.bleed)):
        fault = FORBIDDEN_ANNOTATIONS if limits.standard else ANNOTATIONS
        yield PrintFault(fault, facts.number, box, name=kind[1:])


RULES = (
    judged_encryption,
    judged_actions,
    judged_layers,
    judged_claim,
    judged_intent,
    judged_musts,
    judged_streams,
)
