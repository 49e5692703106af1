"""Small pictures of pixels for the tests, of every kind that cameras and programs write."""

import io
import zlib
from functools import cache

from PIL import Image, ImageCms, PngImagePlugin

ORIENTATION, CAMERA, PLACE = 0x0112, 0x0110, 0x8825


def drawn(width=24, height=16, colours="RGB"):
    """A picture that no turn and no mirror makes the same again: red above, blue below on the left, else green."""
    image = Image.new("RGB", (width, height), "green")
    image.paste("red", (0, 0, width, height // 4))
    image.paste("blue", (0, height // 2, width // 4, height))
    return image.convert(colours)


def saved(image, kind="PNG", **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@cache
def profile(space="sRGB"):
    """An ICC profile, "sRGB" or "LAB": it tells the second in which it was made."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(space)).tobytes()


def profile_of_inks():
    """A profile of four inks of which cyan alone is seen, as black: A2B0 of type lut8 (ICC.1:2022, 10.11)."""
    ramp = bytes(range(256))
    colours = b"".join(bytes((0 if cyan else 255, 128, 128)) for cyan in (0, 1) for _ in range(8))
    matrix = b"".join((65536 * (n % 4 == 0)).to_bytes(4) for n in range(9))
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + matrix + 4 * ramp + colours + 3 * ramp
    tags = (1).to_bytes(4) + b"A2B0" + (144).to_bytes(4) + len(table).to_bytes(4)
    light = bytes.fromhex("0000f6d6 00010000 0000d32d")  # D50
    head = b"\2\x40\0\0prtrCMYKLab " + bytes(12) + b"acsp" + bytes(28) + light + bytes(48)
    return (128 + len(tags) + len(table)).to_bytes(4) + bytes(4) + head + tags + table


def exif(turn=1):
    """EXIF as a telephone writes it, with camera and place."""
    made = Image.Exif()
    made[ORIENTATION], made[CAMERA] = turn, "Secret camera"
    made.get_ifd(PLACE)[1] = "N"
    return made


def told(kind):
    """A picture of a kind that says who made it, with what, and where."""
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", "Secret author")
        text.add_itxt("XML:com.adobe.xmp", "<x>Secret</x>", zip=True)
        text.add_text("Comment", "Secret", zip=True)
        return saved(drawn(), kind, exif=exif(), pnginfo=text)
    if kind == "GIF":
        return saved(drawn().quantize(8), kind, comment=b"Secret")
    if kind == "JPEG":
        plain = saved(drawn(), kind, exif=exif(), xmp=b"<x>Secret</x>", comment=b"Secret")
        thumbnail = b"\xff\xe0\x00\x13JFIF\0\1\2\0\0\1\0\1\1\1" + b"abc"  # of one pixel
        several = b"\xff\xe2\x00\x0eMPF\0Secret.."  # more pictures behind this one
        return b"\xff\xd8" + thumbnail + several + plain[20:] + saved(drawn(), kind, comment=b"Secret")
    return saved(drawn(), kind, exif=exif(), xmp=b"<x>Secret</x>")


def moving(kind):
    """Two pictures, one after the other."""
    other = drawn().transpose(Image.Transpose.ROTATE_180)
    return saved(drawn(), kind, save_all=True, append_images=[other], loop=0, duration=100)


def deep(mode="I;16"):
    """A grey ramp of 16 bits: 0, 256 ... 65280."""
    return saved(Image.frombytes(mode, (16, 16), b"".join(bytes((0, value)) for value in range(256))))


def deep_in_colour():
    """Two pixels of 16 bits a channel, red 0xFF80, which Pillow does not write."""
    return png(2, 1, 16, 2, b"\0" + 2 * b"\xff\x80\0\0\0\0")


def interlaced():
    """A white pixel, with PNG's one way of interlacing."""
    return png(1, 1, 8, 0, b"\0\xff", interlace=1)


def deep_and_moving():
    """Two pictures of 16 bits a channel, one after the other."""
    row = b"\0" + 2 * b"\xff\x80\0\0\0\0"
    frames = [n.to_bytes(4) + (2).to_bytes(4) + (1).to_bytes(4) + bytes(8) + b"\0\1\0\1\0\0" for n in (0, 1)]
    first = chunk(b"acTL", (2).to_bytes(4) + bytes(4)) + chunk(b"fcTL", frames[0])
    second = chunk(b"fcTL", frames[1]) + chunk(b"fdAT", (2).to_bytes(4) + zlib.compress(row))
    end = chunk(b"IEND", b"")
    return png(2, 1, 16, 2, row, more=first).removesuffix(end) + second + end


def bomb(width=60_000, height=60_000):
    """A PNG of few bytes that says it has very many pixels."""
    return png(width, height, 1, 0, b"\0" * 9)


def png(width, height, depth, colours, rows, interlace=0, more=b""):
    """A PNG; `rows` each begin with their filter (PNG, third edition, 11.2)."""
    head = width.to_bytes(4) + height.to_bytes(4) + bytes((depth, colours, 0, 0, interlace))
    body = chunk(b"IHDR", head) + more + chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def chunk(name, content):
    return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)


DOT = saved(Image.new("L", (1, 1)))
