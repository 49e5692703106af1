import pytest

from baspa.load.images import known_as, media_type, other_media_type


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
    ("data", "kind", "name"),
    [
        (b"II*\0", "image/tiff", ""),
        (b"\0\0\0\x1cftypavif", "image/avif", "image/avif"),
        (b"\0\0\0\x18ftypheic", "", "HEIC"),
        (b"8BPS", "", "PSD"),
        (b"%PDF-1.7", "", "PDF"),
        (b"\xff\xfe<\0s\0v\0g\0", "", "UTF-16"),
        (b"\0\0\0\x18ftypisom", "", ""),
    ],
)
def test_what_editions_do_not_carry_is_known_by_its_bytes(data, kind, name):
    assert other_media_type(data) == kind
    assert known_as(data) == name
