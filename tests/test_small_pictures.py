"""Pictures of the e-book: large photographs are made as small as screens show them, and nothing else is."""

import io
from random import Random  # noqa: TID251 (of a seed: the same pixels each time)

import pytest
from builds import build, write
from PIL import Image
from rasters import saved

from baspa.bind.screen.archive import unzipped
from baspa.cli import main
from baspa.untrusted.raster.screens import EDGE, on_screen


def noise(width, height):
    """A picture of as many colours as it has pixels, the same each time."""
    return Image.frombytes("RGB", (width, height), Random(1).randbytes(3 * width * height))


def photograph(width, height):
    """A picture of many colours, which no packing makes small."""
    return noise(width // 4, height // 4).resize((width, height))


WIDE = saved(photograph(2600, 1300), "JPEG", quality=95)
FINE = saved(noise(700, 500), "JPEG", quality=98, subsampling=0)
LARGE_PNG = saved(photograph(3000, 400))


@pytest.mark.parametrize(
    ("data", "kind", "size"),
    [(WIDE, "image/jpeg", (EDGE, EDGE // 2)), (FINE, "image/jpeg", (700, 500)), (LARGE_PNG, "image/png", (EDGE, 266))],
)
def test_a_large_photograph_has_as_many_pixels_and_bytes_as_screens_want(data, kind, size):
    made = on_screen(data, kind)
    assert Image.open(io.BytesIO(made)).size == size
    assert len(made) < 0.75 * len(data)
    assert on_screen(data, kind) == made


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (saved(noise(3000, 200).convert("L"), "PNG"), "image/png"),  # of greys alone
        (saved(noise(700, 500), "PNG"), "image/png"),
        (saved(photograph(300, 200), "JPEG", quality=95), "image/jpeg"),
        (saved(noise(900, 700), "JPEG", quality=80), "image/jpeg"),
        (saved(photograph(2400, 1600).convert("P"), "GIF"), "image/gif"),
    ],
)
def test_drawings_and_what_would_gain_little_stay_as_they_are(data, kind):
    assert on_screen(data, kind) == data


def test_the_e_book_has_the_small_one_paper_the_original_and_a_key_keeps_it(tmp_path, capsys):
    text, files = "# One\n\n![A wall](a.jpg)\n", {"a.jpg": WIDE}
    made = build(write(tmp_path / "small", text, **files), ("epub",))
    assert len(unzipped(made.data("epub"))["EPUB/a.jpg"]) < 0.75 * len(WIDE)
    assert [each.data for each in made.edition.resources] == [WIDE]
    whole = build(write(tmp_path / "whole", text, "[epub]\nsmall_pictures = false\n", **files), ("epub",))
    assert unzipped(whole.data("epub"))["EPUB/a.jpg"] == WIDE
    words = ["epub", "--book", str(tmp_path / "small"), "--out", str(tmp_path / "dist"), "--messages", "en"]
    assert main([*words, "-v"]) == 0
    said = capsys.readouterr()
    assert 'one.md:3: note B318: the picture "a.jpg" was made smaller in the e-book: 2000 × 1000 pixels' in said.err
    assert "  documents " in said.out
    assert main(words) == 0
    said = capsys.readouterr()
    assert "B318" not in said.err
    assert "  documents " not in said.out
