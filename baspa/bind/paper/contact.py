"""Lay out the contact sheet, and tell where it leaves room for pictures of pages and sides."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from baspa.layout import html_document, within_sheets
from baspa.model.book import Resource
from baspa.model.contact import PicturePlace
from baspa.model.edition import Edition

POINTS = 0.75  # of a px


def laid_contact(html: str, sheet: Resource, edition: Edition) -> tuple[bytes, tuple[tuple[PicturePlace, ...], ...]]:
    """Return the contact sheet as a PDF without its pictures, and for each of its pages where these go."""
    known = replace(edition, resources=(*edition.resources, sheet))
    with within_sheets(known):
        document = html_document(html, known).render()
        out = io.BytesIO()
        document.write_pdf(out, pdf_identifier=edition.slug.encode())
    return out.getvalue(), tuple(tuple(places(page._page_box)) for page in document.pages)


def places(page: Any) -> Iterator[PicturePlace]:
    """Yield where the pictures of a page go."""
    for box in page.descendants():
        name = box.element.get("data-form") if box.element is not None and box.element_tag == "div" else None
        if name:
            left, top = box.content_box_x(), box.content_box_y()
            bottom = page.margin_height() - top - box.height
            yield PicturePlace(name, left * POINTS, bottom * POINTS, box.width * POINTS)
