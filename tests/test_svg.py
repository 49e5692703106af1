"""SVG held against the list of what a book's picture may be: what programs write passes, hostile ones do not."""

import base64

import pytest
from builds import load, write
from drawings import pixels, svg
from PIL import Image
from rasters import bomb

from baspa.load.pictures import faults_of_drawing
from baspa.untrusted.svg import svg_faults


def gps():
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (43.0, 14.0, 0.0)}
    return exif


HTML, INKSCAPE = 'xmlns="http://www.w3.org/1999/xhtml"', 'xmlns:s="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"'
SVG11 = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
LAUGHS = "".join(f'<g id="u{n}">{f"""<use href="#u{n + 1}"/>""" * 10}</g>' for n in range(9)) + '<rect id="u9"/>'
TILES = "".join(
    f'<pattern id="p{n}" width="1" height="1">{f"""<rect fill="url(#p{n + 1})"/>""" * 9}</pattern>' for n in range(9)
)
STYLED = "".join(f'<mask id="m{n}"><rect class="c{n}"/><rect class="c{n}"/></mask>' for n in range(20))
STYLE = "".join(f".c{n} {{ mask: url(#m{n + 1}) }}" for n in range(20))
DOTS = '<marker id="m"><circle r="1"/></marker>'

GOOD = {
    "a line by itself": "<path d='M0 0L1e-16 1.5.5-3 4'/>",
    "parts of the file": "<g id='a'/><use xlink:href='#a' x='1'/><rect fill='url(#a)' style='stroke: url( \"#b\" )'/>",
    "links of text": "<a href='https://example.org/'><text x='1 2,3' dy='-.5em'>a</text></a><a xlink:href='#a'/>",
    "a style": "<style type='text/css'>@media print { rect { fill: url('#a') } }</style><rect class='b'/>",
    "pixels": f"<image href='{pixels()}'/><image xlink:href='{pixels('JPEG', 'L')}'/><image href='{pixels('WEBP')}'/>",
    "notes of a program": f"<s:namedview {INKSCAPE} pagecolor='#fff' s:docname='a'/><g s:role='b' {INKSCAPE}/>",
    "words about it": "<title>A</title><desc>B</desc><metadata/><rect aria-label='c' data-d='url(e)' role='img'/>",
    "a shadow": "<filter id='a'><feGaussianBlur stdDeviation='2 1'/></filter><g filter='url(#a)'/>",
    "forms of numbers": "<g transform='rotate(-45.5 1,2) translate(1e2)' opacity='50%' font-size='1.2em' x='auto'/>",
    "five thousand marked corners": f"{DOTS}<path marker-mid='url(#m)' d='{'M1 1' * 5000}'/>",
    "many names in a style": "<style>" + ".a { fill: url(#g) }" * 300 + "</style>" + "<rect class='a'/>" * 300,
}
HOSTILE = {
    "script": ("<script>f()</script>", "has a script"),
    "script of a prefix": ("<x:script xmlns:x='http://www.w3.org/2000/svg'/>", "has a script"),
    "script of HTML": (f"<script {HTML} src='a'/>", "has a script"),
    "handler": ("<rect onclick='f()'/>", "has a script in onclick"),
    "handler in capitals": ("<rect ONLOAD='f()'/>", "has a script in ONLOAD"),
    "handler of an event": ("<handler type='click'/>", "has <handler>"),
    "link that runs": ("<a href='java&#10;script:f()'/>", 'refers to "java\nscript:f()"'),
    "link to a page": ("<a xlink:href='data:text/html,a'/>", 'refers to "data:text/html,a"'),
    "HTML": (f"<foreignObject><p {HTML}>a</p></foreignObject>", "has <foreignObject>"),
    "frame": (f"<iframe {HTML} src='http://example.org/'/>", "has <iframe>"),
    "sound": ("<audio href='a.mp3'/>", "has <audio>"),
    "foreign picture": (f"<s:image {INKSCAPE} href='/etc/a.png'/>", "has <image>"),
    "unknown names": ("<x:y xmlns:x='urn:x'/>", "has <y>"),
    "animation": ("<rect><animate attributeName='x' to='9'/></rect>", "has <animate>"),
    "animation that hides": ("<rect><set attributeName='display' to='none'/></rect>", "has <set>"),
    "animation of a link": ("<a><animate attributeName='href' to='javascript:f()'/></a>", "has <animate>"),
    "picture beside it": ("<image href='a.png'/>", 'refers to "a.png"'),
    "picture of the machine": ("<image xlink:href='file:///etc/a.png'/>", 'refers to "file:///etc/a.png"'),
    "picture of the net": ("<image href='http://example.org/a.png'/>", 'refers to "http://example.org/a.png"'),
    "picture of any scheme": ("<image href='//example.org/a.png'/>", 'refers to "//example.org/a.png"'),
    "picture by a filter": ("<filter><feImage href='a.png'/></filter>", "has <feImage>"),
    "SVG within": ("<image href='data:image/svg+xml,&lt;svg/>'/>", "has a picture within it that is no PNG"),
    "page within": ("<image href='data:text/html,a'/>", "has a picture within it that is no PNG"),
    "no base64": ("<image href='data:image/png;base64,!!!!'/>", "has a picture within it that is no PNG"),
    "damaged pixels": (f"<image href='{pixels(cut=30)}'/>", "has a picture within it that ends too early"),
    "another kind": (f"<image href='{pixels().replace('png', 'gif')}'/>", "has a picture within it that is damaged"),
    "four inks": (f"<image href='{pixels('JPEG', 'CMYK')}'/>", "has a picture within it in colours"),
    "sixteen bits": (f"<image href='{pixels('PNG', 'I;16')}'/>", "has a picture within it in colours"),
    "who made it": (f"<image href='{pixels('JPEG', comment=b'me')}'/>", "has a picture within it that says where"),
    "where it was taken": (f"<image href='{pixels('JPEG', exif=gps())}'/>", "has a picture within it that says where"),
    "part of another file": ("<use href='b.svg#x'/>", 'refers to "b.svg#x"'),
    "colour of another file": ("<rect fill='url(b.svg#x)'/>", 'refers to "b.svg#x"'),
    "base": ("<g xml:base='http://example.org/'/>", "has the attribute base"),
    "address in a style": ("<rect style='fill: url(http://example.org/)'/>", 'refers to "http://example.org/"'),
    "escaped address": (r"<rect style='fill: \75rl(http://example.org/)'/>", 'refers to "http://example.org/"'),
    "import": ("<style>@import 'a.css';</style>", "has @import"),
    "escaped import": (r"<style>@\69mport url(a.css);</style>", "has @import"),
    "import cut by a comment": ("<style>@im<!-- -->port 'a.css'</style>", "has @import"),
    "font of the net": (
        "<style>@font-face { src: url(http://example.org/a) }</style>",
        'refers to "http://example.org/a"',
    ),
    "set of pictures": ("<style>g { fill: image-set('a.png' 1x) }</style>", 'refers to "a.png"'),
    "binding": ("<style>g { -moz-binding: url(#a) }</style>", "has -moz-binding"),
    "behavior": ("<rect style='behavior: url(#a)'/>", "has behavior"),
    "property of another": ("<rect style='--a: url(a.png)'/>", 'refers to "a.png"'),
    "unknown attribute": ("<rect src='a.png'/>", "has the attribute src"),
    "not a number": ("<rect width='nan'/>", 'has width="nan"'),
    "no end of numbers": ("<rect width='1e999'/>", 'has width="1e999"'),
    "no end of a path": ("<path d='M0 0L1e999 0'/>", 'has d="M0 0L1e999 0"'),
    "ten figures of a path": ("<path d='M0 0L1234567890 0'/>", 'has d="M0 0L1234567890 0"'),
    "words for a path": ("<path d='M0 0 url(a)'/>", 'has d="M0 0 url(a)"'),
    "words for numbers": ("<svg viewBox='0 0 a b'/>", 'has viewBox="0 0 a b"'),
    "a turn that is none": ("<g transform='rotate(1'/>", 'has transform="rotate(1"'),
    "a name that selects": ("<rect fill='url(\"#a&apos;]\")'/>", 'refers to "#a\']"'),
    "many laughs": (LAUGHS, "draws more than a reader has time for"),
    "many tiles": (TILES, "draws more than a reader has time for"),
    "laughs by a style": (f"<style>{STYLE}</style>{STYLED}", "draws more than a reader has time for"),
    "laughs by :not()": (f"<style>:not(b) {{ mask: url(#m1) }}</style>{STYLED}", "refers to itself"),
    "marked corners": (f"{DOTS}<path marker-mid='url(#m)' d='{'M1 1' * 50000}'/>", "draws more than a reader"),
    "inherited markers": (
        f"{DOTS}<g style='marker:url(#m)'>{'<path d=_M1_/>' * 20000}</g>".replace("_", "'"),
        "draws more",
    ),
    "many filters": ("<filter id='a'/>" + "<g filter='url(#a)'/>" * 300, "draws more than a reader has time for"),
    "long filters": ("<filter><feTurbulence numOctaves='9999'/></filter>", "has <feTurbulence>"),
    "many letters": (f"<text>{'a' * 200_000}</text>", "draws more than a reader has time for"),
    "many shapes": ("<rect/>" * 200_000, "draws more than a reader has time for"),
    "many rules": ("<style>" + ".a{fill:url(#b)}" * 2000 + "</style>" + "<g/>" * 1000, "has more rules of style"),
    "circle": ("<g id='a'><use href='#a'/></g>", "refers to itself, in a circle"),
    "circle of colours": (
        "<linearGradient id='a' href='#b'/><linearGradient id='b' href='#a'/>",
        "refers to itself, in a circle",
    ),
    "depth": ("<g>" * 100 + "</g>" * 100, "has elements within more than 64 others"),
    "great depth": ("<g>" * 100_000, "has elements within 500 others"),
    "depth by use": (
        "".join(f"<g id='a{n}'><use href='#a{n - 1}'/></g>" for n in range(50)),
        "has elements within more",
    ),
    "depth of brackets": (f"<rect style='a: {'(' * 9999}'/>", "has brackets within 64 others"),
    "no end": ("<g>", "is no well-formed XML: mismatched tag"),
    "unknown entity": ("<text>&nbsp;</text>", "is no well-formed XML: undefined entity"),
}
HEADS = {
    "entities": ('<!DOCTYPE svg [<!ENTITY a "b">]>', "declares entities"),
    "entities of a file": ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "declares entities"),
    "entities by parameters": ('<!DOCTYPE svg [<!ENTITY % a SYSTEM "a.dtd"> %a;]>', "declares entities"),
    "another document type": (
        '<!DOCTYPE svg SYSTEM "http://example.org/a.dtd">',
        'refers to "http://example.org/a.dtd"',
    ),
    "a style sheet": ('<?xml-stylesheet href="http://example.org/a.css"?>', "has an instruction for programs"),
    "no encoding": ('<?xml version="1.0" encoding="nope"?>', 'says that it is in "nope": save it as UTF-8'),
    "an old encoding": ('<?xml version="1.0" encoding="windows-1251"?>', 'says that it is in "windows-1251"'),
    "an encoding of two bytes": ('<?xml version="1.0" encoding="big5"?>', 'says that it is in "big5"'),
}


@pytest.mark.parametrize("inner", GOOD.values(), ids=GOOD)
def test_what_programs_for_drawing_write_passes(inner):
    assert list(svg_faults(svg(inner))) == []


@pytest.mark.parametrize(
    "head", ["", "\ufeff", '<?xml version="1.0" encoding="UTF-8" standalone="no"?>' + SVG11, "<!-- -->"]
)
def test_heads_that_pass(head):
    assert list(svg_faults(svg("<rect/>", head))) == []


@pytest.mark.parametrize(("inner", "fault"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_svg_is_refused_at_its_line(inner, fault):
    found = list(svg_faults(svg(inner)))
    assert any(each.startswith(fault) for each in found), found
    assert all("(line 2)" in each or "(line 3)" in each for each in found if not each.startswith("has more"))


@pytest.mark.parametrize(("head", "fault"), HEADS.values(), ids=HEADS)
def test_hostile_heads_are_refused(head, fault):
    assert [each[: len(fault)] for each in svg_faults(svg("<text>a</text>", head))][:1] == [fault]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"<svg/>", "is no SVG: its root is no svg of that namespace (line 1)"),
        (b'<html xmlns="http://www.w3.org/2000/svg"/>', "is no SVG: its root is no svg of that namespace (line 1)"),
        (b"\xff\xfe<svg/>", "is no well-formed XML"),
        (svg("<text>\xff</text>").replace("ÿ".encode(), b"\xff"), "is no well-formed XML"),
        (b"", "is no well-formed XML: no element found"),
        (svg("<rect a1=''" + "".join(f" a{n}='b'" for n in range(2, 99)) + "/>"), "has the attribute a1"),
    ],
)
def test_what_is_no_svg(data, fault):
    found = list(svg_faults(data))
    assert found[0].startswith(fault)
    assert len(found) < 25


def test_a_picture_of_too_many_pixels_is_not_decoded():
    """A head that promises more than is there: whoever believes it takes all memory."""
    found = svg(f"<image href='data:image/png;base64,{base64.b64encode(bomb()).decode()}'/>")
    assert "has a picture within it that has far too many pixels" in next(svg_faults(found))


def test_a_fault_stands_at_the_line_of_the_text_with_the_line_of_the_picture(tmp_path):
    text = "# One\n\n![A](a.svg) ![B](b.svg)\n"
    files = {"a.svg": svg("<rect/>\n\n<script/>\n<script/>"), "b.svg": svg("<rect/>")}
    _, problems = load(write(tmp_path, text, **files))
    assert [(str(each.place), each.code, each.message) for each in problems] == [
        ("one.md:3", "B031", 'image "a.svg" has a script (line 4)')
    ]


@pytest.mark.parametrize(
    ("inner", "drawn"),
    [
        ("", False), ("<g><title>a</title></g>", False), ("<defs><rect/><g><path/></g></defs><g/>", False),
        ("<defs><symbol id='a'><path/></symbol></defs><use href='#a'/>", True), ("<g><text>a</text></g>", True),
        ("<defs><filter id='a'><feFlood/></filter></defs><g filter='url(#a)'/>", True),
    ],
)  # fmt: skip
def test_a_drawing_of_nothing_is_told_when_it_is_read(inner, drawn):
    assert [fault for fault, _ in faults_of_drawing(svg(inner))] == ([] if drawn else ["draws nothing"])
