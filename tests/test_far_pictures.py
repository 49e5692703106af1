"""Pictures that are addresses, and pictures in links, as READMEs have them: the words stay, and it is told once."""

from xml.etree import ElementTree as ET

import pytest
from builds import build, read_chapter

from baspa.model.problem import Severity

FAR = "https://example.org/a.svg"
LOGO = "![Logo](logo.png)"


def read(text):
    """Return what stands below a chapter's title, and the codes and lines of its problems."""
    chapter, problems = read_chapter(1, "a.md", f"# T\n\n{text}\n", "en")
    elements = list(ET.fromstring(chapter.xhtml))[1:]
    for element in (each for top in elements for each in top.iter()):
        element.attrib.pop("id", None)
        element.tail = element.tail and element.tail.strip("\n")
    assert all(problem.severity is Severity.WARNING for problem in problems), problems
    return "".join(ET.tostring(e, "unicode") for e in elements), [(p.code, p.place.line) for p in problems]


@pytest.mark.parametrize(
    ("written", "made"),
    [
        (f"![Plan]({FAR})", f'<p><a href="{FAR}">Plan</a></p>'),
        ("![Plan](//example.org/a.svg)", '<p><a href="https://example.org/a.svg">Plan</a></p>'),
        ("![Plan][a]\n\n[a]: https://example.org/a.svg", f'<p><a href="{FAR}">Plan</a></p>'),
        (f'<img src="{FAR}" alt="Plan" width="40">', f'<p><a href="{FAR}">Plan</a></p>'),
        (f'![Plan]({FAR} "By night")', f'<p><a href="{FAR}">Plan. By night</a></p>'),
        (f'![Plan]({FAR} "By *night*")', f'<p><a href="{FAR}">Plan</a> <span>By <em>night</em></span></p>'),
        (f"[![Build]({FAR})](https://example.org)", '<p><a href="https://example.org"><span>Build</span></a></p>'),
        (f"a ![]({FAR}) b", "<p>a  b</p>"),
        (f"![]({FAR})\n\nb", "<p>b</p>"),
        (f"[![]({FAR})](https://example.org)\n\nb", "<p>b</p>"),
        (f"- ![One]({FAR})", f'<ul><li><a href="{FAR}">One</a></li></ul>'),
    ],
)
def test_the_words_of_a_far_picture_stand_in_its_place(written, made):
    assert read(written) == (made, [("B211", 3)])


def test_in_a_heading_they_are_no_link():
    assert "<h2><span>Two</span></h2>" in read(f"## ![Two]({FAR})\n\nb")[0]


@pytest.mark.parametrize(
    ("written", "made"),
    [
        (f"[{LOGO}](https://example.org)", '<figure><img src="logo.png" alt="Logo" /></figure>'),
        (
            '<a href="b.md"><img src="logo.png" alt="Logo"> all</a>',
            '<p><img src="logo.png" alt="Logo" /> <a href="b.md"> all</a></p>',
        ),
        (f"a [{LOGO}](x.md) b", '<p>a <img src="logo.png" alt="Logo" /> b</p>'),
        (f"[{LOGO} all](x.md) b", '<p><img src="logo.png" alt="Logo" /> <a href="x.md"> all</a> b</p>'),
        (
            "[![A](a.png) and ![B](b.png)](x.md) b",
            '<p><img src="a.png" alt="A" /><img src="b.png" alt="B" /> <a href="x.md"> and </a> b</p>',
        ),
        (f"[*{LOGO}*](x.md)", '<p><em><img src="logo.png" alt="Logo" /></em></p>'),
    ],
)
def test_a_picture_in_a_link_stays_and_the_link_goes(written, made):
    assert read(written) == (made, [("B033", 3)])


def test_each_is_told_once_with_its_count_and_a_picture_of_the_folder_is_not():
    text = f"[![A]({FAR})](x.md)\n[![B]({FAR})](x.md)\n{LOGO}\n\n[{LOGO}](x.md) [{LOGO}](y.md)"
    assert read(text)[1] == [("B211", 3), ("B033", 7)]
    assert read(f"{LOGO}\n\n[words](https://example.org/a.png)")[1] == []


def test_a_readme_builds(tmp_path):
    (tmp_path / "book.toml").write_text('title = "T"\nlanguage = "en"\nchapters = ["a.md"]\n', encoding="utf-8")
    badges = f"[![Build]({FAR})](https://example.org) [![]({FAR})](https://example.org) ![Plan]({FAR})"
    (tmp_path / "a.md").write_text(f"# T\n\n{badges}\n\n^[A note ![there]({FAR}).] Text.\n", encoding="utf-8")
    made = build(tmp_path, ("pdf", "epub"))
    assert {p.code for p in made.problems} == {"B211"}
