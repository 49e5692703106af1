"""Drawings and pictures that tests put into books."""

import base64
import io

from PIL import Image

NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inner: str, head: str = "") -> bytes:
    """Return an SVG with `inner` from its second line on."""
    return f'{head}<svg {NAMESPACES} viewBox="0 0 10 10">\n{inner}</svg>'.encode()


def pixels(form: str = "PNG", mode: str = "RGB", cut: int = 0, **more: object) -> str:
    """Return a black picture of 40 by 40 pixels as a data: address, without its last `cut` bytes."""
    out = io.BytesIO()
    Image.new(mode, (40, 40)).save(out, form, **more)
    data = out.getvalue()[: len(out.getvalue()) - cut]
    return f"data:image/{form.lower()};base64,{base64.b64encode(data).decode()}"
