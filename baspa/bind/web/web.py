"""Bind the web edition: a folder of pages, the documents of the e-book, with a search, for any server or none."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from baspa.bind.screen.overlays import overlays
from baspa.bind.web.facts import FactsTold, tell
from baspa.bind.web.night import parted
from baspa.bind.web.pages import FIRST, WebPage, page_name, pages, written
from baspa.bind.web.search import scripts, searched
from baspa.bind.web.unpacked import Unpacked, unpacked
from baspa.house import house_path
from baspa.language import spoken
from baspa.model.book import Resource
from baspa.model.edition import Artifact, Edition
from baspa.model.file_names import file_name
from baspa.model.narration import Spoken

BOOK_CSS, WEB_CSS, DARK_CSS, WEB_JS, SETTINGS = "book.css", "web.css", "dark.css", "web.js", "settings.js"
DECLARED = "const webSettings = "
WORDS = ("search", "nothing", "dark", "link", "copy", "copied")  # of the script, web.<word>
SCRIPT_TYPE, CSS_TYPE, HTML_TYPE = "text/javascript", "text/css", "text/html"


def bind_web(edition: Edition, epub: Artifact, pdf: Artifact | None) -> Artifact:
    """Make the folder of the e-book's documents; both files may be downloaded from it, as far as they are made."""
    book = unpacked(epub)
    made = pages(edition.web.page, edition.web.front, edition.metadata.title, book.documents)
    downloads = [each for each in (pdf, epub) if each]
    told = FactsTold(edition, pdf.name if pdf else "")
    articles = dict(edition.web.articles)
    for page in made:
        tell(page, told, articles.get(page.name))
        add_scripts(page)
    add_players(made, edition)
    offer(made[0], downloads, edition)
    files = sorted((*page_files(made, edition), *styles(edition, book), *shown(book)), key=lambda file: file.path)
    given = (Resource(each.name, kind(each), each.data) for each in downloads)
    return Artifact("web", file_name(edition.slug, "web"), b"", folder=(*files, *given))


def add_scripts(page: WebPage) -> None:
    """Put the scripts into a page's head: nothing of the text waits for them."""
    head = next(page.root.iter("head"))
    for name in (SETTINGS, WEB_JS):
        ET.SubElement(head, "script", {"src": name}).text = ""


def add_players(made: Iterable[WebPage], edition: Edition) -> None:
    """Put a player below the title of each page that is read aloud, for its own part of a recording, in place."""
    heard = {page_name(each.document): each.spoken for each in overlays(edition.sections, edition.spoken)}
    for page in made:
        parts: dict[str, list[Spoken]] = {}
        for each in heard.get(page.name, ()):
            parts.setdefault(each.audio, []).append(each)
        title, parent = next((child, parent) for parent in page.root.iter() for child in parent if child.tag == "h1")
        for audio, passages in reversed(parts.items()):
            start, end = min(each.start for each in passages), max(each.end for each in passages)
            source = f"{audio}#t={start / 1000:.3f},{end / 1000:.3f}"  # Media Fragments URI 1.0, 4.2.1
            player = ET.Element("audio", {"controls": "", "preload": "none", "aria-label": page.title, "src": source})
            title.tail, player.tail = None, title.tail
            parent.insert(list(parent).index(title) + 1, player)


def offer(first: WebPage, downloads: list[Artifact], edition: Edition) -> None:
    """Let the first page lead to the files that may be downloaded, in place."""
    place = next((each for each in first.root.iter("div") if each.get("id") == "c0-downloads"), None)
    if place is None:
        return
    word = spoken(edition.metadata.language, edition.metadata.words).word("web.download")
    place.text = f"{word}: "
    for number, each in enumerate(downloads):
        link = ET.SubElement(place, "a", {"href": each.name, "download": ""})
        link.text, link.tail = each.format.upper(), ", " if number + 1 < len(downloads) else ""


def page_files(made: list[WebPage], edition: Edition) -> Iterator[Resource]:
    """Yield the pages as HTML, and what searches them."""
    language = spoken(edition.metadata.language, edition.metadata.words)
    words = {name: language.word(f"web.{name}") for name in WORDS}
    settings = {"words": words, "endings": list(language.endings), "kinship": list(language.kinship)}
    yield script(SETTINGS, "".join((DECLARED, json.dumps(settings, ensure_ascii=False, indent=1), ";\n")))
    yield script(WEB_JS, house_path("templates", "web", WEB_JS).read_text(encoding="utf-8"))
    for name, text in scripts([searched(page) for page in made if page.name != FIRST]):
        yield script(name, text)
    for page in made:
        yield Resource(page.name, HTML_TYPE, written(page.root))


def script(name: str, text: str) -> Resource:
    """Return a script as a file."""
    return Resource(name, SCRIPT_TYPE, text.encode())


def styles(edition: Edition, book: Unpacked) -> Iterator[Resource]:
    """Yield the style sheets: the e-book's, that of the frame, and apart from both what is for the dark."""
    by_day, by_night = zip(*map(parted, (book.files[BOOK_CSS][1].decode(), edition.web.css)), strict=True)
    for name, css in zip((BOOK_CSS, WEB_CSS, DARK_CSS), (*by_day, "\n".join(by_night)), strict=True):
        yield Resource(name, CSS_TYPE, css.encode())


def shown(book: Unpacked) -> Iterator[Resource]:
    """Yield what the pages show: fonts and pictures."""
    files: Mapping[str, tuple[str, bytes]] = book.files
    yield from (Resource(name, media_type, data) for name, (media_type, data) in files.items() if name != BOOK_CSS)


def kind(artifact: Artifact) -> str:
    """Return the media type of a file to download."""
    return "application/epub+zip" if artifact.format == "epub" else "application/pdf"
