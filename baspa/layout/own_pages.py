"""Pages that the house prints for itself, about no book: HTML in the house's fonts, as a PDF."""

from __future__ import annotations

import io

from weasyprint import HTML

from baspa.layout.addresses import BASE, HouseFetcher
from baspa.layout.machine_fonts import no_machine_fonts


def own_pdf(html: str, name: str) -> bytes:
    """Return HTML laid out as a PDF; `name` is what its identifier is made of, so that the bytes are the same again."""
    out = io.BytesIO()
    with no_machine_fonts():
        made = HTML(string=html, base_url=f"{BASE}styles/", url_fetcher=HouseFetcher(), media_type="print")
        made.write_pdf(out, pdf_identifier=name.encode())
    return out.getvalue()
