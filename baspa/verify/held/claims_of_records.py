"""What records claim of the whole book, read by an XML parser and by pymarc; records of its parts are passed over."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from xml.etree import ElementTree as ET

import pymarc

from baspa.verify.held.claims import DOI, Claims, Facts, catalogued, claims, dated, plain

MODS = "{http://www.loc.gov/mods/v3}"
DC = "{http://purl.org/dc/elements/1.1/}"
PAGES = re.compile(r"(\d+) pages?\b")


def marc_claims(data: bytes, where: str) -> Claims:
    """Return what records of MARC 21 claim, binary or in XML."""
    is_xml = data.lstrip().startswith(b"<")
    read = pymarc.parse_xml_to_array(io.BytesIO(data)) if is_xml else pymarc.MARCReader(io.BytesIO(data))  # type: ignore[no-untyped-call]
    return claims(where, (fact for each in read if str(each.leader)[7] == "m" for fact in marc_facts(each)))


def marc_facts(record: pymarc.Record) -> Facts:
    """Yield what one record claims; of a pair of fields that in the book's letters counts."""
    form = control(record, "001").rpartition("-")[2]
    yield "title", plain(in_own_letters(record, record["245"])["a"])
    for field in record.get_fields("100", "110", "700", "710"):
        yield "authors", plain(in_own_letters(record, field)["a"]) if field["4"] == "aut" else ""
    codes = record["041"].get_subfields("a") if "041" in record else [control(record, "008")[35:38]]
    yield from (("language", code) for code in codes[:1])
    year = control(record, "008")[7:11]
    yield "year", year if year.isdigit() else ""
    for field in record.get_fields("020"):
        yield f"ISBN {form}", field.get("a", "")
    for field in record.get_fields("024"):
        yield "DOI", field["a"] if field["2"] == "doi" else ""
    extent = record["300"]["a"] if "300" in record else ""
    yield f"pages {form}", "".join(PAGES.findall(extent))


def control(record: pymarc.Record, tag: str) -> str:
    """Return what a control field has."""
    return record[tag].data or ""


def in_own_letters(record: pymarc.Record, field: pymarc.Field) -> pymarc.Field:
    """Return the field of 880 that a field is paired with, or itself."""
    pair = f"{field.tag}-{field.get('6', '')[-2:]}/"
    return next((each for each in record.get_fields("880") if each["6"].startswith(pair)), field)


def mods_claims(data: bytes, where: str) -> Claims:
    """Return what records of MODS claim."""
    root = ET.fromstring(data)  # noqa: S314 the press wrote it
    wholes = (each for each in root if each.find(f"{MODS}relatedItem[@type='host']") is None)
    return claims(where, (fact for each in wholes for fact in mods_facts(each)))


def mods_facts(record: ET.Element) -> Facts:
    """Yield what one record claims."""
    form = record.findtext(f"{MODS}recordInfo/{MODS}recordIdentifier", "").rpartition("-")[2]
    title = record.find(f"{MODS}titleInfo")
    if title is not None:
        parts = (title.findtext(f"{MODS}{each}", "") for each in ("nonSort", "title"))
        yield "title", plain(" ".join(parts)).replace("’ ", "’").replace("' ", "'")
    authors = (each for each in record.findall(f"{MODS}name") if each.findtext(f"{MODS}role/{MODS}roleTerm") == "aut")
    for author in authors:
        yield "authors", plain(", ".join(part.text or "" for part in author.findall(f"{MODS}namePart")))
    yield "language", record.findtext(f"{MODS}language/{MODS}languageTerm", "")
    yield from dated(record.findtext(f"{MODS}originInfo/{MODS}dateIssued", ""))
    for each in record.findall(f"{MODS}identifier"):
        kind = {"isbn": f"ISBN {form}", "doi": "DOI"}.get(each.get("type", ""))
        yield kind or "", (each.text or "") if kind else ""
    extent = record.findtext(f"{MODS}physicalDescription/{MODS}extent", "")
    yield f"pages {form}", "".join(PAGES.findall(extent))


def oai_dc_claims(data: bytes, where: str) -> Claims:
    """Return what a record of Dublin Core claims: its title has the subtitle behind a colon."""
    root = ET.fromstring(data)  # noqa: S314
    identifiers = [each.text or "" for each in root.iter(f"{DC}identifier")]
    said = [
        *(("authors", plain(each.text or "")) for each in root.findall(f"{DC}creator")),
        ("language", catalogued(root.findtext(f"{DC}language", ""))),
        *dated(root.findtext(f"{DC}date", "")),
        *(("DOI", text.removeprefix(DOI)) for text in identifiers if text.startswith(DOI)),
    ]
    return claims(where, said)


READERS: Mapping[str, Callable[[bytes, str], Claims]] = {
    "marc.mrc": marc_claims,
    "marc.xml": marc_claims,
    "mods.xml": mods_claims,
    "oai_dc.xml": oai_dc_claims,
}
