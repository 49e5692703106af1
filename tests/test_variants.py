"""The e-book for one shop: what its rules change, and that nothing else is another."""

import io
import zipfile
from dataclasses import replace
from random import Random  # noqa: TID251 (of a seed: the same pixels each time)

import pytest
from builds import build, built, write
from judged import judged
from lxml import etree
from PIL import Image
from rasters import drawn, saved

from baspa.bind.screen import variant
from baspa.bind.screen.archive import unzipped
from baspa.bind.screen.variant import bind_variant
from baspa.cli import main
from baspa.formats import VARIANTS
from baspa.model.file_names import SHOPS
from baspa.readers.rules import Reader
from baspa.verify.held.complete import hold_epub
from baspa.verify.held.variant import hold_variant

OPF, NCX, XHTML = (
    "{http://www.idpf.org/2007/opf}",
    "{http://www.daisy.org/z3986/2005/ncx/}",
    "{http://www.w3.org/1999/xhtml}",
)
DEEP = "# One\n\n![P](a.webp)\n\n## Two\n\n### Three\n\n#### Four\n\nText.\n"
FADED = Image.new("RGBA", (30, 20), (200, 0, 0, 128))


@pytest.fixture(scope="module")
def deep(tmp_path_factory):
    folder = write(tmp_path_factory.mktemp("deep"), DEEP, **{"a.webp": saved(FADED, "WEBP", lossless=True)})
    return build(folder, ("epub", *VARIANTS))


def files(book, name):
    return {path.removeprefix("EPUB/"): data for path, data in unzipped(book.data(name)).items()}


def tree(book, name, file):
    return etree.fromstring(files(book, name)[file])


@pytest.mark.parametrize(
    ("shop", "changed", "gone", "new"),
    [
        ("apple", {"content.opf", "c1.xhtml"}, {"a.webp"}, {"a.webp.png"}),
        ("google", {"content.opf", "c1.xhtml"}, {"a.webp"}, {"a.webp.png"}),
        ("kindle", {"content.opf", "nav.xhtml", "toc.ncx"}, {"cover.xhtml"}, set()),
        ("kobo", {"content.opf", "nav.xhtml", "toc.ncx"}, set(), set()),
    ],
)
def test_a_preset_changes_what_it_says_and_nothing_else(deep, shop, changed, gone, new):
    before, after = files(deep, "epub"), files(deep, f"epub-{shop}")
    assert {name for name in before if name in after and before[name] != after[name]} == changed
    assert (set(before) - set(after), set(after) - set(before)) == (gone, new)
    made = deep.made[f"epub-{shop}"]
    assert made.name == f"t-{shop}.epub"
    assert hold_variant(made, deep.faces.epub, shop) == ()


@pytest.mark.parametrize(("name", "levels"), [("epub", 4), ("epub-apple", 4), ("epub-kobo", 3), ("epub-kindle", 2)])
def test_contents_have_as_many_levels_as_are_shown(deep, name, levels):
    nav, ncx = tree(deep, name, "nav.xhtml"), tree(deep, name, "toc.ncx")
    assert max(sum(1 for _ in each.iterancestors(f"{XHTML}ol")) for each in nav.iter(f"{XHTML}ol")) == levels - 1
    points = [sum(1 for _ in each.iterancestors(each.tag)) for each in ncx.iter(f"{NCX}navPoint")]
    assert max(points) == levels - 1


def test_no_page_of_kindle_s_shows_the_cover_and_kobo_s_names_it_twice(deep):
    package = tree(deep, "epub-kindle", "content.opf")
    assert "cover.xhtml" not in etree.tostring(package).decode() + files(deep, "epub-kindle")["nav.xhtml"].decode()
    assert "cover-image" in {each.get("properties") for each in package.iter(f"{OPF}item")}
    names = [
        [e.get("name") for e in tree(deep, f"epub-{s}", "content.opf").iter(f"{OPF}meta")] for s in ("kobo", "apple")
    ]
    assert [each.count("cover") for each in names] == [1, 0]


def test_a_picture_that_is_not_shown_is_made_one_that_is(deep):
    made = Image.open(io.BytesIO(files(deep, "epub-apple")["a.webp.png"]))
    assert (made.format, made.size, made.getpixel((5, 5))) == ("PNG", (30, 20), (200, 0, 0, 128))


def test_what_a_shop_would_not_take_is_told(tmp_path):
    table = "# One\n\n| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |\n"
    made = build(write(tmp_path, table), ("epub-kobo",))
    assert [(each.code, f"{each.place}") for each in hold_variant(made.made["epub-kobo"], made.faces.epub, "kobo")] == [
        ("B303", "one.md:3")
    ]


@pytest.mark.parametrize("rule", [{"image_pixels": 10_000}, {"image_bytes": 15_000}])
def test_a_picture_that_is_too_large_is_made_smaller_and_stays_the_same_picture(tmp_path, monkeypatch, rule):
    noisy = Image.frombytes("RGB", (200, 150), Random(1).randbytes(3 * 200 * 150))
    noisy.paste("red", (0, 0, 100, 75))
    made = build(write(tmp_path, "# One\n\n![P](a.png)\n", **{"a.png": saved(noisy)}), ("epub",))
    monkeypatch.setattr(variant, "reader", lambda name: Reader(name=name, sources=(), **rule))
    bound = bind_variant(made.edition, made.made["epub"], "apple")
    data = unzipped(bound.data)["EPUB/a.png"]
    width, height = Image.open(io.BytesIO(data)).size
    assert width * height <= rule.get("image_pixels", 30_000)
    assert len(data) <= rule.get("image_bytes", 99_000)
    assert abs(width * 150 - height * 200) <= 200
    assert [each.code for each in hold_epub(bound, made.faces.epub)] == ["B318"]
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        for path, content in unzipped(bound.data).items():
            archive.writestr(path, saved(drawn(200, 150)) if path == "EPUB/a.png" else content)
    problems = hold_epub(replace(bound, data=other.getvalue()), made.faces.epub)
    assert [each.code for each in problems] == ["B175"]


@pytest.mark.parametrize("name", ["essay", "construct-everything"])
@pytest.mark.parametrize("shop", SHOPS)
def test_validators_have_nothing_to_say_of_it(name, shop):
    data = built(name, ("epub", f"epub-{shop}"))[f"epub-{shop}"].data
    file = f"{name}-{shop}.epub"
    assert judged("EPUBCheck", {file: data}) == judged("Ace", {file: data}) == {file: ()}


@pytest.mark.parametrize("isbn", ["978-0-00-000002-6", "978 0 00 000002 6", "978\u20130\u201300\u2013000002\u20136"])
def test_google_has_the_file_called_by_the_isbn_of_the_ebook_where_there_is_one(tmp_path, isbn):
    where = [
        "--book",
        str(write(tmp_path / "book", toml=f'[isbn]\nepub = "{isbn}"\n')),
        "--out",
        str(tmp_path / "dist"),
    ]
    assert main(["epub", "--for", "all", *where]) == 0
    shops = ("apple", "kindle", "kobo")
    names = {"9780000000026.epub", *(f"t-{shop}.epub" for shop in shops)}
    assert {path.name for path in (tmp_path / "dist").iterdir()} == names
    data = (tmp_path / "dist" / "9780000000026.epub").read_bytes()
    assert b">urn:isbn:9780000000026<" in unzipped(data)["EPUB/content.opf"]


def test_the_command_makes_it_of_the_shop_that_is_named(tmp_path, capsys):
    where = ["--book", str(write(tmp_path / "book")), "--out", str(tmp_path / "dist")]
    assert main(["epub", "--for", "kindle", *where]) == 0
    assert [path.name for path in (tmp_path / "dist").iterdir()] == ["t-kindle.epub"]
    for words, said in (
        (["pdf", "--for", "kobo"], "--for goes with the e-book: baspa epub --for kobo"),
        (["epub", "--for", "thorium"], 'no shop is called "thorium": apple, google, kindle, kobo, all'),
    ):
        with pytest.raises(SystemExit):
            main([*words, *where])
        assert said in capsys.readouterr().err
