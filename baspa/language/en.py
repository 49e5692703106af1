"""English, in British spelling; American hyphenation where a book says en-US."""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata

from baspa.language.boxes import BOXES
from baspa.language.endings import ENDINGS, KINSHIP
from baspa.language.model import Language
from baspa.language.nobreak import (
    CAPITAL,
    DIGIT,
    END,
    FIGURES,
    START,
    SURNAME,
    Rules,
    any_of,
    common,
    counted,
    numbered,
    signed,
    titled,
)
from baspa.language.web_words import WEB

MONTHS = "January February March April May June July August September October November December"

WORDS = {
    "abbreviations": "List of Abbreviations",
    "about.author": "About the author",
    "about.authors": "About the authors",
    "abstract": "Abstract",
    "accepted": "Accepted",
    "acknowledgements": "Acknowledgements",
    "affiliation": "Affiliation",
    "afterword": "Afterword",
    "annotation": "Summary",
    "appendix": "Appendix {n}",
    "author": "Author",
    "bbk": "LBC",
    "backlink": "Back to the text",
    "bibliography": "Bibliography",
    "body": "Start of the text",
    **BOXES["en"],
    "chapter": "chapter",
    "chapter.label": "Chapter {n}",
    "colophon": "Colophon",
    "compiler": "Compiler",
    "conclusion": "Conclusion",
    "corresponding": "Corresponding author",
    "cover": "Cover",
    "cover.alt": "Book cover: {title}, by {authors}",
    "decimal": ".",
    "dedication": "Dedication",
    "demonstration": "Proof",
    "doi": "DOI",
    "edition": "Edition",
    "edition.number": "Edition {n}",
    "editor": "Editor",
    "editorial.heading": "[editorial heading]",
    "email": "E-mail",
    "endnotes": "Notes",
    "epigraph": "Epigraph",
    "epub.summary.decorative": "The pictures are ornaments.",
    "epub.summary.described": "Pictures are described.",
    "epub.summary.formulas": "Formulas are written in MathML.",
    "epub.summary.moving": "Some pictures move.",
    "epub.summary.pageless": "It has no page numbers.",
    "epub.summary.pages": "The pages of the print book are marked.",
    "epub.summary.pictureless": "There are no pictures but the cover.",
    "epub.summary.read": "A recording is played along with the text that it reads.",
    "epub.summary.tables": "Tables are tables, not pictures.",
    "epub.summary.text": (
        "The text is in reading order, headings are marked, and the table of contents leads to every section. "
        "Readers choose the size and the colour of the letters."
    ),
    "epub.summary.undescribed": "Not all pictures are described.",
    "example": "Example {n}",
    "figure": "Figure {n}",
    "footnote": "footnote",
    "foreword": "Foreword",
    "format": "Format",
    "listing": "Listing {n}",
    "unit.mm": "mm",
    "generated": "Made with {tool}",
    "glossary": "Glossary",
    "group": ",",
    "imprint": "Imprint",
    "index.names": "Index of Names",
    "index.places": "Index of Places",
    "index.see": "see",
    "index.seealso": "see also",
    "index.title": "Index",
    "introduction": "Introduction",
    "isbn": "ISBN",
    "isbn.epub": "ISBN (EPUB)",
    "isbn.pdf": "ISBN (PDF)",
    "isbn.print": "ISBN (print)",
    "keywords": "Keywords",
    "landmarks": "Landmarks",
    "licence": "Licence",
    "list.and": "and",
    "list.figures": "List of Figures",
    "list.or": "or",
    "list.sep": ", ",
    "list.tables": "List of Tables",
    "next": "Next",
    "note": "Note",
    "note.back": "Back to the text",
    "notes": "Notes",
    "notes.editor": "Editor’s notes",
    "number.series": "No. {n}",
    "numbering.chapter": "Chapter {n}",
    "numbering.part": "Part {roman}",
    "orcid": "ORCID",
    "order": "Order",
    "page": "page",
    "page.count": "{n} pages",
    "page.list": "Pages of the print book",
    "page.range": "pp. {a}–{b}",
    "page.ref": "p. {n}",
    "page.size": "Page size",
    "pages": "Pages",
    "paper": "Paper size",
    "part": "part",
    "part.label": "Part {n}",
    "place": "Place",
    "preface": "Preface",
    "print.sheets": "Printed sheets",
    "printer": "Printed by",
    "printrun": "Print run",
    "printrun.copies": "{n} copies",
    "proof": "Proof",
    "proof.line": "p. {page}, line {line}",
    "proof.lost": "not found in the text",
    "proof.number": "No.",
    "proof.place": "Place",
    "proof.queries": "Editor’s queries",
    "proof.query": "Query",
    "proof.suggested": "Suggestion",
    "proof.whole": "the whole book",
    "proof.words": "Words",
    "publisher": "Publisher",
    "reading.accessibility": "Accessibility",
    "received": "Received",
    "reviewers": "Reviewers",
    "rights": "All rights reserved",
    "rights.holder": "Rights holder",
    "role.aui": "Introduction by",
    "role.aut": "Author",
    "role.com": "Compiler",
    "role.ctb": "Contributor",
    "role.edt": "Editor",
    "role.ill": "Illustrator",
    "role.pbd": "Publishing director",
    "role.trl": "Translator",
    "section": "section",
    "section.label": "section {n}",
    "series": "Series",
    "sheets.back": "Sheet {n}, back",
    "sheets.bind": "Glue the back, or put it into rings.",
    "sheets.cut": "Cut the pile in the middle, from head to foot.",
    "sheets.cut.four": "Cut the pile in the middle both ways.",
    "sheets.eight": "Fold the sheet in eight, print outside: once along its length, twice across. Open it.",
    "sheets.finish": "How they become a book",
    "sheets.fold": "Fold them in the middle.",
    "sheets.front": "Sheet {n}, front",
    "sheets.gather": "Lay the sheets into each other by signatures, fronts down, as they come: {sheets}.",
    "sheets.leaf": "Close it as a book: page 1 is the cover.",
    "sheets.nest": "Lay the sheets on each other as they come, fronts down: the first is the outermost.",
    "sheets.order": "Lay the signatures on each other in their order, the first above.",
    "sheets.pile": "Lay the pile with the fronts up, the first sheet above.",
    "sheets.print.hand": (
        "Print the fronts. Turn the pile over about its short edge, put it into the tray, and print the backs; "
        "all at actual size."
    ),
    "sheets.print.lies": (
        "Print the fronts. Put the pile into the tray as it came out, neither turned over nor around, and print the "
        "backs; all at actual size."
    ),
    "sheets.print.long": "Print on both sides, turned about the long edge, at actual size.",
    "sheets.print.one": "Print on one side, at actual size.",
    "sheets.print.short": "Print on both sides, turned about the short edge, at actual size.",
    "sheets.push": "Fold it along its length and push the ends together.",
    "sheets.sew": "Sew them through the fold, or glue their backs.",
    "sheets.sheets": "Printed sheets",
    "sheets.slit": "Cut the middle of the long fold, between the outer cross folds.",
    "sheets.spreads": "Spreads",
    "sheets.stack.four.left": (
        "Lay the stacks on each other, from above: upper left, upper right, lower left, lower right."
    ),
    "sheets.stack.four.right": (
        "Lay the stacks on each other, from above: upper right, upper left, lower right, lower left."
    ),
    "sheets.stack.left": "Lay the left stack on the right one.",
    "sheets.stack.right": "Lay the right stack on the left one.",
    "sheets.staple": "Staple the fold twice.",
    "sheets.title": "Contact sheet",
    "sic": "sic",
    "sic.short": "[sic]",
    "signed": "Passed for printing",
    "sources": "Sources",
    "supplied.both": "The title and the headings are the editor’s.",
    "supplied.headings": "The headings are the editor’s.",
    "supplied.title": "The title is the editor’s.",
    "table": "Table {n}",
    "titlepage": "Title page",
    "toc.landmark": "Table of Contents",
    "toc.title": "Contents",
    "translator": "Translator",
    "typeface": "Typeface",
    "typeset.in": "Typeface",
    "udc": "UDC",
    "volume.series": "Vol. {n}",
    **WEB["en"],
    "year": "{n}",
    "year.full": "{n}",
}

# Those that Pandoc's manual lists.
LOCATORS = {
    "book": "book bk. bks. books",
    "chapter": "chapter chap. chaps. chapters",
    "column": "column col. cols. columns",
    "figure": "figure fig. figs. figures",
    "folio": "folio fol. fols. folios",
    "line": "line l. ll. lines",
    "note": "note n. nn. notes",
    "number": "number no. nos. numbers",
    "opus": "opus op. opp. opera",
    "page": "page p. pp. pages",
    "paragraph": "paragraph para. paras. paragraphs",
    "part": "part pt. pts. parts",
    "section": "section sec. secs. sections",
    "sub-verbo": "s.v. s.vv.",
    "table": "table tables",
    "verse": "verse v. vv. verses",
    "volume": "volume vol. vols. volumes",
}

COUNTED = (
    "centur(?:y|ies) years? months? weeks? days? hours? minutes? seconds? copies copy pages? volumes? people times? "
    "thousand million billion trillion percent dollars? euros? pounds? roubles? tenge degrees? "
    "met(?:re|er)s? kilomet(?:re|er)s? miles? hectares? tonn?e?s? kilograms? grams? lit(?:re|er)s? "
    "mm cm km m ft in mi ha ml l mg kg g lb oz t min h s kW MW GW W Hz kHz MHz GHz KB MB GB BC AD CE BCE"
)


def to_latin(text: str) -> str:
    """Return the text in NFC: English needs no romanisation."""
    return unicodedata.normalize("NFC", text)


def long_date(date: datetime.date) -> str:
    """Write a date in the British order: 2 March 1992."""
    return f"{date.day}\u00a0{MONTHS.split()[date.month - 1]} {date.year}"


@functools.cache
def unbreakable() -> Rules:
    """Return what stays on one line (New Hart's Rules, on bad breaks)."""
    months = any_of(MONTHS)
    return (
        *common(),
        signed(rf"{START}{months}\s\d{{1,2}}{END}|{START}\d+(?:st|nd|rd|th)\scentur(?:y|ies){END}", DIGIT),
        counted(COUNTED, months, r"[ap]\.\s?m\.", r"per\scent"),
        numbered(r"[Pp]p?\. [Nn]os?\. [Vv]ols?\. ch\. [Ff]igs?\. ll?\."),
        # c. 1600, ca. 300 BC
        signed(rf"{START}ca?\.\s{FIGURES}(?:\s(?:BCE?|CE|AD))?{END}", r"ca?\.\s\d"),
        numbered("Chapter Part Figure Table Appendix Volume AD"),
        signed(rf"{START}(?:e\.\s?g\.|i\.\s?e\.)", r"\.\s?[ge]\."),
        signed(rf"{START}et\sal\.", r"al\."),
        signed(rf"{START}{SURNAME},?\s[JS]r{END}\.?", f"[JS]r{END}"),
        # Louis XIV
        signed(rf"{START}{CAPITAL}[a-z]+\s(?:[IVXL]{{2,}}|[VX]){END}", rf"[IVXL](?:[IVXL]+|(?<=[VX])){END}"),
        titled(r"(?:Mrs?|Ms|Dr|Prof|St|Rev|Mt|Capt|Col|Gen|Lt)\.?"),
        # Mr. X
        signed(rf"{START}(?:Mrs?|Ms|Dr)\.?\s{CAPITAL}{END}", rf"(?:Mrs?|Ms|Dr)\.?\s{CAPITAL}{END}"),
    )


LANGUAGE = Language(
    code="en",
    script="latn",
    name="English",
    direction="ltr",
    words=WORDS,
    hyphenation="en_GB",
    hyphenate_limits=(5, 2, 3),
    quotes=("“", "”", "‘", "’"),
    notes_after_points=True,  # The Chicago Manual of Style, 17th ed., 14.26
    elided=re.compile(r"(?:\d\ds|em|n|til|tis|twas|twere|twill|twould)(?!\w)", re.IGNORECASE),
    unbreakable=unbreakable,
    romanise=to_latin,
    long_date=long_date,
    endings=ENDINGS["en"],
    kinship=KINSHIP["en"],
    alphabet="abcdefghijklmnopqrstuvwxyz",
    appendix_letters="ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    reference_heads="bibliograph|references|works cited|literature|sources",
    bibtex_names={"american": "en-US", "british": "en-GB", "english": "en"},
    theses={"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"},
    others="et al.",
    locators=LOCATORS,
)
