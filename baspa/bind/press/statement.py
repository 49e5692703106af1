"""What a press file says of itself: which standard it keeps, for which printing condition, when it was made."""

from __future__ import annotations

from hashlib import sha256
from typing import Any
from uuid import UUID

from pikepdf import Array, Dictionary, Name, Pdf, String

from baspa.model.edition import Edition
from baspa.printers import CONDITION, CONDITION_SAYS, profile
from baspa.printers.wanted import PressFile

REGISTRY = "http://www.color.org"
KEPT = frozenset(("/Type", "/Pages", "/Lang", "/ViewerPreferences"))  # of the catalog: the rest is for readers
VERSIONS = {"X-4": "PDF/X-4", "X-1a": "PDF/X-1a:2003"}
PDFXID = "http://www.npes.org/pdfx/ns/id/"
MEDIA = "http://ns.adobe.com/xap/1.0/mm/"


def state(pdf: Pdf, edition: Edition, wanted: PressFile, source: bytes) -> None:
    """Let a file say what it is; `source` is the reading PDF, by which the file is called (XMP part 2, 2.2)."""
    for key in [key for key in pdf.Root.keys() if key not in KEPT]:  # noqa: SIM118 - a PDF object, no dict
        del pdf.Root[key]
    if wanted.standard:
        pdf.Root.OutputIntents = Array([pdf.make_indirect(output_intent(pdf, wanted))])
    describe(pdf, edition, wanted)
    if wanted.standard != "X-1a":
        write_xmp(pdf, edition, wanted, source)


def output_intent(pdf: Pdf, wanted: PressFile) -> Dictionary:
    """Return the output intent (ISO 32000-1, 14.11.5); X-1a names its condition by the ICC's registry alone."""
    made = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(CONDITION),
        OutputCondition=String(CONDITION_SAYS),
        RegistryName=String(REGISTRY),
        Info=String(CONDITION_SAYS),
    )
    if wanted.standard == "X-4":
        made.DestOutputProfile = pdf.make_stream(profile(), N=4)
    return made


def describe(pdf: Pdf, edition: Edition, wanted: PressFile) -> None:
    """Set the entries of the information dictionary that PDF/X asks for, beside what the PDF says."""
    info: Any = pdf.docinfo
    date = f"D:{edition.modified:%Y%m%d}000000Z"
    info["/Title"], info["/CreationDate"], info["/ModDate"] = edition.metadata.title, date, date
    info["/Trapped"] = Name("/False")
    if wanted.standard == "X-1a":
        info["/GTS_PDFXVersion"] = VERSIONS["X-1a"]


def write_xmp(pdf: Pdf, edition: Edition, wanted: PressFile, source: bytes) -> None:
    """Write the metadata anew (ISO 15930-7, 6.17); names of files come from their content, and so stay the same."""
    date = f"{edition.modified:%Y-%m-%d}T00:00:00Z"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp.register_xml_namespace(PDFXID, "pdfxid")
        if wanted.standard:
            xmp[f"{{{PDFXID}}}GTS_PDFXVersion"] = VERSIONS[wanted.standard]
        xmp["dc:title"] = edition.metadata.title
        xmp["dc:format"] = "application/pdf"
        if edition.metadata.authors:
            xmp["dc:creator"] = [person.name for person in edition.metadata.authors]
        xmp["pdf:Producer"] = str(pdf.docinfo.get("/Producer", ""))
        xmp["pdf:Trapped"] = "False"
        xmp["xmp:CreatorTool"] = str(pdf.docinfo.get("/Creator", ""))
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = xmp["xmp:MetadataDate"] = date
        xmp[f"{{{MEDIA}}}DocumentID"] = f"uuid:{UUID(bytes=sha256(edition.slug.encode()).digest()[:16])}"
        xmp[f"{{{MEDIA}}}InstanceID"] = f"uuid:{UUID(bytes=sha256(source).digest()[:16])}"
        xmp[f"{{{MEDIA}}}RenditionClass"], xmp[f"{{{MEDIA}}}VersionID"] = "default", "1"
