"""Pictures of pixels as the editions have them: whole, upright, in colours of a screen, silent of who made them."""

from contextlib import suppress
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFile
from rasters import (
    bomb,
    chunk,
    deep,
    deep_and_moving,
    deep_in_colour,
    drawn,
    exif,
    interlaced,
    moving,
    opened,
    profile,
    profile_of_inks,
    saved,
    told,
)

from baspa.importing.pictures import usable
from baspa.load.images import media_type, other_media_type
from baspa.untrusted.raster import edition_picture
from baspa.untrusted.raster.decoding import MOST_PIXELS
from baspa.untrusted.raster.pieces import UnusableImageError

KINDS = ("PNG", "JPEG", "GIF", "WEBP")
SECRETS = (b"Secret", b"Exif", b"eXIf", b"EXIF", b"XMP", b"tEXt", b"zTXt", b"iTXt", b"MPF")


def made(data):
    return edition_picture(data, media_type(data))


def colours(data, points=((12, 1), (2, 12), (20, 8))):
    """The colours of a picture above, below on the left and on the right, to the nearest of a few."""
    names = {(255, 0, 0): "red", (0, 0, 255): "blue", (0, 128, 0): "green"}
    image = opened(data).convert("RGB")
    found = [image.getpixel(point) for point in points]
    return [min(names.items(), key=lambda c: sum(abs(a - b) for a, b in zip(c[0], x, strict=True)))[1] for x in found]


PLAIN = {
    "PNG": saved(drawn()),
    "PNG of one bit": saved(drawn(colours="1")),
    "PNG of a palette of four bits": saved(drawn().quantize(8), bits=4),
    "grey PNG with transparency": saved(drawn(colours="LA")),
    "PNG with alpha": saved(drawn(colours="RGBA")),
    "PNG with a palette's transparency": saved(drawn().quantize(8), transparency=0),
    "PNG with a profile": saved(drawn(), icc_profile=profile()),
    "PNG with its resolution": saved(drawn(), dpi=(300, 300)),
    "interlaced PNG": interlaced(),
    "moving PNG": moving("PNG"),
    "JPEG": saved(drawn(), "JPEG"),
    "progressive JPEG": saved(drawn(), "JPEG", progressive=True),
    "grey JPEG": saved(drawn(colours="L"), "JPEG"),
    "JPEG with a profile": saved(drawn(), "JPEG", icc_profile=profile()),
    "JPEG with restarts": saved(drawn(200, 200), "JPEG", restart_marker_blocks=1),
    "GIF": saved(drawn().quantize(8), "GIF"),
    "moving GIF": moving("GIF"),
    "WebP": saved(drawn(), "WEBP"),
    "lossless WebP": saved(drawn(colours="RGBA"), "WEBP", lossless=True),
    "moving WebP": moving("WEBP"),
}


@pytest.mark.parametrize("kind", PLAIN)
def test_a_plain_picture_goes_through_byte_by_byte(kind):
    found = made(PLAIN[kind])
    assert found.data == PLAIN[kind]
    assert (found.moves, found.anew) == (kind.startswith("moving"), False)


@pytest.mark.filterwarnings("ignore:Image appears to be a malformed MPO")
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_said_of_place_camera_and_author(kind):
    data = told(kind)
    assert sum(secret in data for secret in SECRETS) >= 1
    found = made(data).data
    assert [secret for secret in SECRETS if secret in found] == []
    assert opened(found).tobytes() == opened(data).tobytes()
    assert opened(found).getexif() == {}
    assert media_type(found) == media_type(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("turn", range(2, 9))
def test_the_turn_that_exif_asks_for_is_done(kind, turn):
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[turn]  # Pillow's number of the transposition that takes it back
    options = {"quality": 95} if kind == "JPEG" else {"lossless": True} if kind == "WEBP" else {}
    lying = saved(drawn().transpose(back), kind, exif=exif(turn), icc_profile=profile(), **options)
    found = made(lying).data
    assert opened(found).size == (24, 16)
    assert colours(found) == ["red", "blue", "green"]
    assert b"Secret" not in found
    assert opened(found).info["icc_profile"] == profile()
    assert made(lying).data == found


@pytest.mark.parametrize("said", [b"", b"Exif\0\0", b"Exif\0\0MM\0*\0\0\xff\xff", b"Exif\0\0" + bytes(30), b"rubbish"])
def test_exif_that_is_damaged_turns_nothing(said):
    assert colours(made(saved(drawn(), "JPEG", exif=said)).data) == ["red", "blue", "green"]


@pytest.mark.parametrize("more", [{}, {"icc_profile": profile()}])
def test_four_inks_become_colours_of_a_screen(more):
    found = made(saved(drawn(colours="CMYK"), "JPEG", quality=95, **more)).data
    assert opened(found).mode == "RGB"
    assert colours(found) == ["red", "blue", "green"]
    assert "icc_profile" not in opened(found).info


def test_a_profile_of_inks_is_asked_how_they_look():
    found = opened(made(saved(drawn(colours="CMYK"), "JPEG", icc_profile=profile_of_inks())).data)
    red, green = found.getpixel((12, 1)), found.getpixel((20, 8))
    assert min(red) > 250  # it has no cyan: by that profile white
    assert max(green) - min(green) < 5
    assert max(green) < 100
    assert "icc_profile" not in found.info


def test_sixteen_bits_become_eight():
    found = opened(made(deep()).data)
    assert found.mode == "L"
    assert found.tobytes() == bytes(range(256))
    found = opened(made(deep_in_colour()).data)
    assert (found.mode, found.tobytes()) == ("RGB", 2 * b"\xff\0\0")


def test_what_is_to_be_transparent_stays_so_with_eight_bits():
    data = deep().replace(chunk(b"IEND", b""), chunk(b"tRNS", b"\x20\0") + chunk(b"IEND", b""))
    head, idat = data.index(b"IDAT") - 4, data.index(b"tRNS") - 4
    data = data[:head] + chunk(b"tRNS", b"\x20\0") + data[head:idat] + chunk(b"IEND", b"")
    alpha = opened(made(data).data).convert("RGBA").getchannel("A").tobytes()
    assert [value for value in range(256) if not alpha[value]] == [0x20]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("wrong", [profile("LAB"), profile()[:200], b"rubbish" * 30])
def test_a_profile_that_is_damaged_or_of_other_colours_is_left_out(kind, wrong):
    found = made(saved(drawn(), kind, icc_profile=wrong)).data
    assert "icc_profile" not in opened(found).info
    assert opened(found).tobytes() == opened(saved(drawn(), kind)).tobytes()


ODD = {
    "ends too early": [PLAIN[kind][: len(PLAIN[kind]) - 20] for kind in PLAIN],
    "follow": [
        saved(drawn())[:40] + bytes(100),
        saved(drawn(), "JPEG")[:30] + bytes(600),
        saved(drawn().quantize(8), "GIF")[:-1] + b"rubbish",
    ],
    "cannot be decoded": [
        saved(drawn()).replace(b"IDATx", b"IDATy"),
        b"\x89PNG\r\n\x1a\n" + chunk(b"IEND", b""),
        b"\xff\xd8\xff\xd9",
        b"RIFF\4\0\0\0WEBP",
        b"GIF89a" + bytes(7) + b";",
    ],
    "million pixels": [bomb(10_000, MOST_PIXELS // 10_000 + 1)],
    "far too many pixels": [bomb()],
    "moves, and": [
        deep_and_moving(),
        saved(drawn(), "WEBP", save_all=True, append_images=[drawn(colours="L")], exif=exif(6)),
    ],
}


@pytest.mark.parametrize(("said", "data"), [(said, data) for said, several in ODD.items() for data in several])
def test_a_picture_that_the_editions_cannot_carry_is_refused(said, data):
    with pytest.raises(UnusableImageError, match=said):
        made(data)


def test_a_picture_of_as_many_pixels_as_are_allowed_is_taken():
    assert made(bomb_that_is_whole()).moves is False


def bomb_that_is_whole():
    return saved(Image.new("1", (8_000, MOST_PIXELS // 8_000)))


def test_who_asked_pillow_to_be_lenient_changes_nothing(monkeypatch):
    """The layout's library does."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    data = bytearray(saved(drawn(200, 200)))
    data[data.index(b"IDAT") + 8] ^= 0xFF
    with pytest.raises(UnusableImageError):
        made(bytes(data))
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


@given(st.sampled_from(sorted(PLAIN)), st.data())
def test_damage_of_any_kind_is_a_fault_of_the_picture_and_nothing_else(kind, draw):
    data = bytearray(PLAIN[kind])
    for _ in range(draw.draw(st.integers(1, 4))):
        data[draw.draw(st.integers(4, len(data) - 1))] = draw.draw(st.integers(0, 255))
    cut = draw.draw(st.integers(12, len(data)))
    kinds = media_type(PLAIN[kind])
    try:
        found = edition_picture(bytes(data[:cut]), kinds)
    except UnusableImageError:
        return
    assert media_type(found.data) == kinds
    assert edition_picture(found.data, kinds) == found  # which is plain now


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_picture_made_anew_has_no_profile_that_is_damaged(kind):
    data = saved(drawn(), kind, icc_profile=b"x" * 200, exif=exif(6))
    assert opened(data).info["icc_profile"]
    assert "icc_profile" not in opened(made(data).data).info


OTHERS = [
    ("TIFF", "RGB", {}, "PNG", "RGB"),
    ("TIFF", "CMYK", {}, "PNG", "RGB"),
    ("TIFF", "CMYK", {"icc_profile": profile_of_inks()}, "PNG", "RGB"),
    ("TIFF", "I;16", {}, "PNG", "L"),
    ("TIFF", "LAB", {}, "PNG", "RGB"),
    ("TIFF", "YCbCr", {"compression": "jpeg"}, "PNG", "RGB"),
    ("TIFF", "1", {"compression": "group4"}, "PNG", "1"),
    ("TIFF", "RGBA", {"compression": "tiff_lzw"}, "PNG", "RGBA"),
    ("BMP", "P", {}, "PNG", "P"),
    ("AVIF", "RGB", {}, "JPEG", "RGB"),
    ("JPEG2000", "RGBA", {}, "PNG", "RGBA"),
    ("JPEG2000", "RGB", {}, "JPEG", "RGB"),
]


@pytest.mark.parametrize(("kind", "colours", "more", "expected", "mode"), OTHERS)
def test_a_picture_of_another_format_becomes_one_that_editions_carry(kind, colours, more, expected, mode):
    image = {"I;16": lambda _: opened(deep()), "LAB": in_lab}.get(colours, lambda each: drawn(colours=each))(colours)
    data = saved(image, kind, **more)
    assert not media_type(data)
    found = edition_picture(data, other_media_type(data)).data
    assert (opened(found).format, opened(found).mode) == (expected, mode)
    assert "icc_profile" not in opened(found).info
    assert usable(data) == (found, "")
    made(found)
    if mode.startswith("RGB") and "icc_profile" not in more:
        red, green, blue = (opened(found).convert("RGB").getpixel(place) for place in ((12, 1), (18, 12), (2, 12)))
        assert red[0] > green[0] + 80
        assert blue[2] > green[2] + 80


@pytest.mark.parametrize("kind", ["TIFF", "AVIF"])
def test_one_that_a_camera_turned_is_turned_once(kind):
    data = saved(drawn(), kind, exif=exif(6))
    found = opened(edition_picture(data, other_media_type(data)).data)
    assert found.size == (16, 24)
    assert not found.getexif()


@pytest.mark.parametrize(
    ("image", "more", "said"),
    [
        (drawn(), {"save_all": True, "append_images": [drawn()]}, "holds 2 pictures"),
        (drawn().convert("F"), {}, "fractions for pixels"),
    ],
)
def test_one_of_which_no_picture_can_be_made_is_refused(image, more, said):
    data = saved(image, "TIFF", **more)
    with pytest.raises(UnusableImageError, match=said):
        edition_picture(data, other_media_type(data))
    assert said in usable(data)[1]


@given(st.sampled_from(["TIFF", "BMP", "AVIF", "JPEG2000"]), st.data())
def test_damage_of_another_format_is_a_fault_of_the_picture_and_nothing_else(kind, draw):
    data = bytearray(whole_of(kind))
    for _ in range(draw.draw(st.integers(1, 4))):
        data[draw.draw(st.integers(12, len(data) - 1))] = draw.draw(st.integers(0, 255))
    with suppress(UnusableImageError):
        made(edition_picture(bytes(data[: draw.draw(st.integers(13, len(data)))]), other_media_type(bytes(data))).data)


@cache
def whole_of(kind):
    return saved(drawn(), kind)


def in_lab(_):
    spaces = (ImageCms.createProfile(name) for name in ("sRGB", "LAB"))
    return ImageCms.profileToProfile(drawn(), *spaces, outputMode="LAB")
