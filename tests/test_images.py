import pytest

from baspa.load.images import media_type, svg_faults

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x00\x00\x00\x00WAVE", ""),
        (b"<svg/>", "image/svg+xml"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="">', "image/svg+xml"),
        (b'<!DOCTYPE svg PUBLIC "a" "b">\n<svg>', "image/svg+xml"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>', "image/svg+xml"),
        (b"<html><svg/></html>", ""),
        (b"BM", ""),
        (b"", ""),
    ],
)
def test_media_type_is_that_of_the_bytes(data, kind):
    assert media_type(data) == kind


@pytest.mark.parametrize(
    "inner",
    [
        '<use xlink:href="#a"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        '<a href="https://example.org/"><text>a</text></a>',
        '<rect fill="url(#a)" style="stroke: url( &quot;#b&quot; )"/>',
        "<style>rect { fill: url('#a') }</style>",
    ],
)
def test_good_svg(inner):
    assert list(svg_faults(SVG.format(inner).encode())) == []


@pytest.mark.parametrize(
    ("inner", "fault"),
    [
        ("<script/>", "has a script"),
        ('<rect onclick="f()"/>', "has a script in onclick"),
        ('<image href="a.png"/>', 'refers to "a.png"'),
        ('<image xlink:href="http://example.org/a.png"/>', 'refers to "http://example.org/a.png"'),
        ('<image href="data:text/html,a"/>', 'refers to "data:text/html,a"'),
        ('<rect style="fill: url(a.svg#b)"/>', 'refers to "a.svg#b"'),
        ("<style>@import 'a.css';</style>", 'refers to "a.css"'),
        ("<style>@import url(a.css);</style>", 'refers to "a.css"'),
        ("<g>", "is no well-formed XML: mismatched tag: line 1, column 88"),
    ],
)
def test_svg_that_not_every_reader_may_open(inner, fault):
    assert fault in list(svg_faults(SVG.format(inner).encode()))


def test_entities_are_refused_unread():
    assert list(svg_faults(b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;')) == ["declares entities"]
