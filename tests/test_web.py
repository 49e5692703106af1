"""The web edition: what its pages hold, what programs read of them, what a browser sees, and what is told of it."""

import json
import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache

import needs
import pytest
from builds import PROJECT, build, built, verify, write
from lxml import html

from baspa.bind.web.night import parted
from baspa.bind.web.search import folded
from baspa.cli import main
from baspa.language import find
from baspa.model.edition import Artifact
from baspa.shelve import shelve
from baspa.verify.validators import ace

BOOK = "construct-volume"


def files(folder):
    return {file.path: file.data for file in folder.folder}


def page(edition, name="index.html"):
    return html.document_fromstring(files(edition)[name].decode())


def edition_of(folder, text="# One\n\nText.\n", toml="", **more):
    return build(write(folder, text, toml, **more), ("web",))


@cache
def volume():
    return built(BOOK)["web"]


def metas(root):
    return [(each.get("name") or each.get("property"), each.get("content")) for each in root.iter("meta")]


def facts(root):
    return [json.loads(each.text) for each in root.iter("script") if each.get("type") == "application/ld+json"]


def test_every_document_of_the_ebook_is_a_page_and_each_leads_to_the_next(tmp_path):
    made = edition_of(tmp_path, "# One\n\nText.\n\n# Two\n\nSee [one](one.md#one).\n")["web"]
    pages = [name for name in files(made) if name.endswith(".html")]
    assert pages == ["c1.html", "c2.html", "imprint.html", "index.html"]
    turns = {
        name: [(a.get("rel"), a.get("href")) for a in page(made, name).xpath("//*[@id='c0-turn']//a")] for name in pages
    }
    assert turns["index.html"] == [("next", "c1.html")]
    assert turns["c2.html"] == [("prev", "c1.html"), ("next", "imprint.html")]
    assert turns["imprint.html"] == [("prev", "c2.html")]
    assert page(made, "c2.html").xpath("//*[@id='c0-text']//p/a/@href") == ["c1.html#c1-one"]
    assert page(made, "c2.html").xpath("//*[@id='c0-contents']//a[@aria-current]/@href") == ["c2.html#c2-two"]


def test_what_may_be_downloaded_is_what_the_command_makes(tmp_path):
    book = str(write(tmp_path / "book"))
    found = {}
    for formats in (["web"], ["pdf", "web"]):
        assert main([*formats, "--book", book, "--out", str(tmp_path / "dist"), "--quiet"]) == 0
        folder = tmp_path / "dist" / "t-web"
        links = html.document_fromstring((folder / "index.html").read_text("utf-8")).xpath("//*[@id='c0-downloads']/a")
        found[len(formats)] = [(a.text, a.get("href"), (folder / a.get("href")).is_file()) for a in links]
    assert found == {1: [("EPUB", "t.epub", True)], 2: [("PDF", "t.pdf", True), ("EPUB", "t.epub", True)]}


def test_a_folder_takes_the_place_of_an_earlier_one_whole(tmp_path):
    assert main(["web", "--book", str(write(tmp_path / "book")), "--out", str(tmp_path / "dist"), "--quiet"]) == 0
    (tmp_path / "dist" / "t-web" / "left.html").write_text("from an earlier book")
    assert main(["web", "--book", str(write(tmp_path / "book")), "--out", str(tmp_path / "dist"), "--quiet"]) == 0
    assert [path.name for path in (tmp_path / "dist").iterdir()] == ["t-web"]
    assert not (tmp_path / "dist" / "t-web" / "left.html").exists()
    shelve([Artifact("x", "t-web", b"a file now")], tmp_path / "other")
    made = replace(Artifact("web", "t-web", b""), folder=volume().folder[:1])
    shelve([made], tmp_path / "other")
    assert (tmp_path / "other" / "t-web" / made.folder[0].path).is_file()


def test_programs_read_who_wrote_the_book_and_each_article():
    root = page(volume())
    (book,) = facts(root)
    metadata = built(BOOK).book.metadata
    assert (book["@type"], book["name"], book["inLanguage"]) == ("Book", metadata.title, metadata.language)
    assert ("citation_title", metadata.title) in metas(root)
    assert not [
        content for _, content in metas(root) if content and content.startswith("http")
    ]  # nobody said where it is
    articles = dict(built(BOOK).edition.web.articles)
    name, first = next(iter(articles.items()))
    tags = metas(page(volume(), name))
    assert [content for key, content in tags if key == "citation_author"] == [each.name for each in first.authors]
    assert ("citation_inbook_title", metadata.title) in tags
    assert facts(page(volume(), name))[0]["isPartOf"]["name"] == metadata.title


def test_with_an_address_pages_say_where_they_are(tmp_path):
    toml = '[[authors]]\nname = "A. Nobody"\nsort = "Nobody, A."\n\n[web]\naddress = "https://example.org/t"\n'
    made = edition_of(tmp_path, toml=toml)["web"]
    root = page(made, "c1.html")
    assert root.xpath("//link[@rel='canonical']/@href") == ["https://example.org/t/c1.html"]
    assert ("og:image", "https://example.org/t/cover.png") in metas(root)
    assert facts(page(made))[0]["url"] == "https://example.org/t/"


def test_the_book_can_be_cited_in_bibtex(tmp_path):
    toml = 'date = "2026"\n[[authors]]\nname = "A. Nobody"\nsort = "Nobody, A."\n'
    made = build(write(tmp_path, toml=toml, **{"one.md": "# One\n\nText.\n"}), ("web",)).edition.web.front
    assert "@book{nobody-2026,\n  author = {Nobody, A.},\n  title = {T},\n  year = {2026}" in made


ISSUE = """date = "2026-06"
[series]
name = "T"
volume = 7
number = 2
issn = "0317-8471"

[[contributions]]
file = "one.md"
pages = "5-8"
language = "ru"
doi = "10.1000/182"

[[contributions.authors]]
name = "А. Б. Автор"
sort = "Автор, А. Б."
affiliation = "Институт; Университет"
"""


def test_an_article_says_how_it_is_cited(tmp_path):
    made = edition_of(tmp_path, "# Снег\n\nText.\n", ISSUE, **{"two.md": "# Two\n\nText.\n"})["web"]
    root = page(made, "c1.html")
    said = " ".join(root.get_element_by_id("c0-citation").text_content().split())
    assert said == "Автор А. Б. Снег // T. – 2026. – Т. 7, № 2. – С. 5–8. DOI 10.1000/182"
    bibtex = root.get_element_by_id("c0-bibtex").text_content()
    assert bibtex.startswith("@article{avtor-2026,\n  author = {Автор, А. Б.},\n  title = {Снег},\n  journal = {T},")
    assert "  volume = {7},\n  number = {2},\n  pages = {5--8}," in bibtex
    assert root.xpath("//footer//a/@href") == ["#c0-cite"]
    assert {("citation_volume", "7"), ("citation_issue", "2"), ("citation_language", "ru")} <= set(metas(root))
    places = [content for key, content in metas(root) if key == "citation_author_institution"]
    assert places == ["Институт", "Университет"]
    issue = facts(root)[0]["isPartOf"]
    assert (issue["issueNumber"], issue["isPartOf"]["volumeNumber"]) == (2, 7)
    assert issue["isPartOf"]["isPartOf"]["issn"] == "0317-8471"
    assert "Страницы: 5–8" in root.text_content()
    other = page(made, "imprint.html")
    assert "c0-article" not in other.xpath("//@id")
    assert other.xpath("//footer//a/@href") == ["index.html#c0-cite"]


def test_styles_for_the_dark_are_apart():
    css = (
        "p { color: red } @media (prefers-color-scheme:dark) { p { color: blue } } @media print { p { color: black } }"
    )
    day, night = parted(css)
    assert "blue" not in day
    assert "print" in day
    assert night.split() == ["p", "{", "color:", "blue", "}"]
    names = files(volume())
    assert b"prefers-color-scheme" not in names["book.css"] + names["web.css"] + names["dark.css"]


def test_words_are_folded_and_stand_in_the_script_of_their_first_letter(tmp_path):
    assert [folded(word) for word in ("Ёлка", "Naïve", "ҚАҒАЗ")] == ["елка", "naive", "қағаз"]
    made = files(edition_of(tmp_path, "# Ёлка\n\nПод ёлкой.\n\nЁлки.\n")["web"])
    script = made[f"search/c-{ord('е'):x}.js"].decode()
    assert json.loads(script.removeprefix("webSearch.forms(").removesuffix(");\n")) == {
        "елка": [0],
        "елки": [2],
        "елкои": [1],
    }


def test_a_lost_paragraph_a_dead_link_and_a_stranger_are_told(tmp_path):
    made = edition_of(tmp_path, "# One\n\nText.\n\nMore.\n")
    whole = made["web"]
    assert verify(whole, made.book) == ()

    def changed(old, new, name="c1.html"):
        folder = tuple(replace(f, data=f.data.replace(old, new)) if f.path == name else f for f in whole.folder)
        return [(p.code, p.message) for p in verify(replace(whole, folder=folder), made.book)]

    assert [code for code, _ in changed(b"More.", b"")] == ["B053"]
    lost = changed(b'href="web.css"', b'href="wab.css"')
    assert lost == [("B306", 'the web edition has the link "wab.css", which leads nowhere: c1.html')]
    asked = changed(b'src="web.js"', b'src="https://example.org/web.js"')
    assert [code for code, _ in asked] == ["B307"]


def test_a_template_of_the_books_own_is_held(tmp_path, capsys):
    frame = (PROJECT / "templates" / "web" / "page.xhtml").read_text("utf-8")
    bad = frame.replace("</head>", '<link rel="stylesheet" href="https://example.org/a.css"/></head>')
    book = write(tmp_path / "book", **{"templates/web/page.xhtml": bad})
    assert main(["web", "--book", str(book), "--out", str(tmp_path / "dist")]) == 1
    assert "templates/web/page.xhtml: error B182" in capsys.readouterr().err
    assert not (tmp_path / "dist").exists()


@pytest.mark.slow
def test_a_browser_sees_no_fault_asks_no_network_and_finds_forms_of_words(tmp_path):
    needs.validators("Ace")
    shelve([volume(), built("essay")["web"]], tmp_path)
    script = [shutil.which("node"), PROJECT / "tests" / "browser.cjs", ace.LOCK / "node_modules", ace.browser()]
    asked = {volume().name: ["парағымен", "жоқсөз"], built("essay")["web"].name: ["ядролықтың", "елдерімен"]}
    found = {}
    for name, words in asked.items():
        done = subprocess.run(
            [*script, tmp_path / name, *words],
            capture_output=True,
            text=True,
            check=False,
            env=ace.environment(tmp_path),
        )
        assert done.returncode == 0, done.stderr
        told = json.loads(done.stdout)
        assert [each for each in told["pages"] if each["findings"] or each["asked"] or each["errors"]] == []
        found |= told["found"]
    assert found["жоқсөз"] == []
    assert all(found[word] for word in ("парағымен", "ядролықтың", "елдерімен"))


def test_endings_are_those_of_the_language():
    assert {code: bool(find(code).endings) for code in ("kk", "ky", "ru", "en", "de")} == {
        "kk": True,
        "ky": True,
        "ru": True,
        "en": True,
        "de": False,
    }
    assert all(re.fullmatch(r"[\w']+", ending) for ending in find("ru").endings)
