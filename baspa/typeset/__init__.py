"""Typeset: a Book and its design become an Edition: one HTML for paper, sections for the e-book."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from baspa.edition.read_aloud import narrated
from baspa.house import house_path
from baspa.kept.store import NOTHING_KEPT, Store
from baspa.language import find, slug_of, spoken
from baspa.language.model import Language
from baspa.model.book import Book, Faces, Image, Resource
from baspa.model.design import TEXT_FAMILY
from baspa.model.edition import CoverWrap, Edition, Section
from baspa.model.narration import Spoken
from baspa.model.paper_sizes import size_of
from baspa.model.text import paragraphs
from baspa.printers.case import cover_size
from baspa.sorts.faces import TEXT_FILE, is_house_face, letters_of, own_letters
from baspa.typeset.accessibility import accessibility
from baspa.typeset.citing import cited
from baspa.typeset.code import hanging_rules
from baspa.typeset.cover import balanced
from baspa.typeset.description import description
from baspa.typeset.ebook import sections
from baspa.typeset.fonts import code_fonts, face_rules, families, text_fonts
from baspa.typeset.formulas import draw_formulas, folder_of, pictures_in_ebook
from baspa.typeset.held import hold_page, hold_templates
from baspa.typeset.index import index_anchors
from baspa.typeset.navigation import about, entries, known_authors, landmarks, text_start
from baspa.typeset.one_face import in_one_face, one_face_rule
from baspa.typeset.paper import contents, known_chapters, paper_parts
from baspa.typeset.proof import proof
from baspa.typeset.spare import NOTHING_SPARE, SpareFonts, on_paper, on_screen
from baspa.typeset.templates import environment, house_environment, render
from baspa.typeset.text import bound
from baspa.typeset.web import web_frame, web_tokens
from baspa.typeset.wrap import SCREEN, front, paper_shape, wrap_page
from baspa.untrusted.styles import for_ebook, for_paper

MARKED = re.compile(r' lang="([^"]+)"')
# A zip archive knows no earlier day, and no later one (APPNOTE 4.4.6: seven bits for the year).
EARLIEST, LATEST = datetime.date(1980, 1, 1), datetime.date(2107, 12, 31)


def typeset(faces: Faces, epoch: datetime.date | None = None, store: Store = NOTHING_KEPT) -> Edition:
    """Apply templates and styles; raise Failure where a template is at fault (B040), or what it made (B182, B183).

    `epoch` is the day of SOURCE_DATE_EPOCH, for books that do not say when they were changed. Chapters are kept in
    `store`.
    """
    book, ebook, print_ = faces.whole, faces.epub, faces.print
    language, env = spoken(book.metadata.language, book.metadata.words), environment(book)
    day = modified(book, epoch)
    values = context(print_, language, day)
    known = letters_of(TEXT_FILE) | own_letters(book.fonts)
    marked = partial(in_one_face, known=known, house_face=is_house_face(book.metadata.design.font))
    drawn = draw_formulas(print_, ebook)

    def rest_on_paper(first: int) -> None:
        known_chapters(print_, language, drawn, store, {chapter.id for chapter in ebook.chapters[first:]})

    parts = tuple(
        replace(each, xhtml=marked(each.xhtml))
        for each in sections(ebook, language, env, context(ebook, language, day), store, drawn, rest_on_paper)
    )
    chapters = paper_parts(print_, language, drawn, store)
    paper = marked(render(env, "print/book.html", {**values, **chapters}))
    wrap = marked(wrap_page(env, values, book.metadata, language))
    beside, on_screen_beside = on_paper(faces, (paper, wrap, *language.words.values())), on_screen(faces, parts)
    values = {**values, "fonts": fonts(print_, beside)}
    tokens = {
        "print/tokens.css": render(env, "print/tokens.css", values),
        "print/margins.css": render(env, "print/margins.css", values),
        "epub/tokens.css": render(env, "epub/tokens.css", {**values, "fonts": fonts(ebook, on_screen_beside)}),
    }
    shape = paper_shape(book.metadata)
    tokens["wrap/tokens.css"] = render(
        env, "wrap/tokens.css", {**values, "cover": shape, "page": cover_size(book.metadata)}
    )
    heard = narrated(ebook)[0]
    told = accessibility(ebook, language)
    slug, spoken_in_it = slug_of(book.metadata), languages(book)
    made = Edition(
        metadata=book.metadata,
        slug=slug,
        modified=day,
        direction=language.direction,
        languages=spoken_in_it,
        paper=paper,
        paper_chapters=tuple(marked(chapter) for part in chapters.values() for chapter in part),
        paper_tokens=f"{tokens['print/tokens.css']}\n{tokens['print/margins.css']}",
        paper_styles=stylesheets(book, "common.css", "paper.css"),
        sections=parts,
        epub_css=ebook_styles(book, tokens["epub/tokens.css"], parts),
        contents=entries(ebook, language),
        landmarks=landmarks(ebook, language),
        cover_svg=front(env, values, SCREEN),
        cover=book.cover,
        wrap=CoverWrap(wrap, stylesheet(book, tokens["wrap/tokens.css"], "wrap.css"), front(env, values, shape)),
        web=web_frame(env, values, book, stylesheet(book, web_tokens(book), "web.css", place=for_ebook)),
        accessibility=told,
        description=description(print_, slug, day, spoken_in_it, told),
        resources=tuple(map(as_named, ebook.images)),
        paper_resources=tuple(as_named(image) for image in print_.images if image not in ebook.images),
        drawings=tuple(each.resource for each in drawn.values()),
        ebook_drawings=pictures_in_ebook(drawn, parts, folder_of(ebook.images)),
        fonts=book.fonts,
        paper_fonts=beside.made,
        ebook_fonts=on_screen_beside.made,
        spare_letters=on_screen_beside.sorts.spare,
        sources=(
            *{each.path: each for chapter in book.chapters for each in chapter.files}.values(),
            *(book.sources.files if book.sources else ()),
        ),
        fitting=render(env, "print/fitting.css", values),
        proof=proof(print_, language, env, values),
        text_start=text_start(print_).id,
        index=index_anchors(print_),
        own=tuple(each.path for each in book.overrides),
        recordings=played(ebook, heard),
        spoken=heard,
    )
    hold_templates(made, book, {**tokens, "print/fitting.css": made.fitting, "proof/tokens.css": made.proof.css})
    return made


def played(book: Book, heard: Iterable[Spoken]) -> tuple[Resource, ...]:
    """Return the recordings in which a text is read."""
    paths = {each.audio for each in heard}
    return tuple(each.resource for each in book.recordings if each.resource.path in paths)


def as_named(image: Image) -> Resource:
    """Return an image as a file of the editions."""
    return Resource(image.name, image.media_type, image.data)


def languages(book: Book) -> tuple[str, ...]:
    """Return the book's language and those that its author marked words with, in the order of their first use."""
    marked = [code for chapter in book.chapters for code in MARKED.findall(chapter.xhtml)]
    return tuple(dict.fromkeys([book.metadata.language, *marked]))


def line_report(book: Book, values: Mapping[str, Any]) -> str:
    """Return the HTML of the report on lines; raises Failure (B040) where a template is at fault."""
    return page(book, "report/lines.html", "report.css", values)


def page(book: Book, template: str, style: str, values: Mapping[str, Any]) -> str:
    """Return a page about a book, with its style in it; raises Failure (B040) where a template is at fault."""
    return hold_page(render(environment(book), template, with_its_sheet(style, values)), template, book)


def house_page(template: str, style: str, values: Mapping[str, Any]) -> str:
    """Return a page of the house, about no book, with its style in it."""
    return render(house_environment(), template, with_its_sheet(style, values))


def with_its_sheet(style: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the values of a page with its style sheet, one of the house's."""
    return {**values, "style": house_path("styles", style).read_text(encoding="utf-8")}


def modified(book: Book, epoch: datetime.date | None) -> datetime.date:
    """Return the day that goes into the files: the book's own, the epoch's, the publication's, within what can be."""
    published = [int(part) for part in book.metadata.date.split("-") if part]
    day = datetime.date(*[*published, 1, 1][:3]) if published else EARLIEST
    return min(max(book.metadata.modified or epoch or day, EARLIEST), LATEST)


def context(book: Book, language: Language, day: datetime.date) -> dict[str, Any]:
    """Return what every template may use."""

    def role(code: str) -> str:
        return language.words.get(f"role.{code}", "")

    def bound_in(text: str, spoken: Language = language) -> str:
        return bound(text, spoken)

    return {
        "modified": day.isoformat(),
        "role": role,
        "book": book.metadata,
        "design": book.metadata.design,
        "language": language,
        "word": language.word,
        "authors": ", ".join(person.name for person in book.metadata.authors),
        "lines": contents(book),
        "known": known_authors(book),
        "about_title": about(book, language),
        "annotations": [(find(code), text) for code, text in book.metadata.annotation.items()],
        "page": size_of(book.metadata.design.page),
        "cited": list(cited(book.metadata, language)),
        "balanced": partial(balanced, language=language),
        "bound": bound_in,
        "paragraphs": paragraphs,
        "find": find,
        "fonts": fonts(book),
    }


def fonts(book: Book, spare: SpareFonts = NOTHING_SPARE) -> dict[str, Any]:
    """Return what style sheets and the cover need to know of fonts: their rules, as CSS, and families.

    The rules are for the book's own fonts, and for those that are made for it: not for the house's.
    """
    own, wanted = book.fonts, book.metadata.design.font
    named = [wanted] if wanted else [TEXT_FAMILY, *families(own)]
    text = text_fonts(wanted, own, spare.families)
    return {
        "rules": face_rules((*own, *spare.made)) + (one_face_rule(text) if spare.has_words else ""),
        "text": text,
        "code": code_fonts(own, spare.families),
        "named": ", ".join(dict.fromkeys(named)),
    }


def ebook_styles(book: Book, tokens: str, parts: Iterable[Section]) -> str:
    """Return the style sheet of the e-book, with what its documents need."""
    made = f"{tokens}\n{hanging_rules(part.xhtml for part in parts)}"
    return stylesheet(book, made, "common.css", "epub.css", place=for_ebook)


def stylesheet(book: Book, tokens: str, *names: str, place: Callable[[str, Book], str] = for_paper) -> str:
    """Join the design tokens and the sheets that make use of them."""
    return f"{tokens}\n{stylesheets(book, *names, place=place)}"


def stylesheets(book: Book, *names: str, place: Callable[[str, Book], str] = for_paper) -> str:
    """Join the house's sheets and the book's own sheets of the same names, each under its name.

    `place` gives the book's own sheets as they are to be where all of them together will stand.
    """
    own = {
        r.path: f"/* {r.path} */\n{place(r.data.decode(), book)}" for r in book.overrides if r.media_type == "text/css"
    }
    house = [house_path("styles", name).read_text(encoding="utf-8") for name in names]
    return "\n".join([*house, *(own[f"styles/{name}"] for name in names if f"styles/{name}" in own)])
