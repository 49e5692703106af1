"""What the layout may fetch: a table of the book's own files and the house's fonts, and nothing else."""

from __future__ import annotations

from typing import Any

from weasyprint.urls import URLFetcher, URLFetcherResponse

from baspa.house import house_path
from baspa.model.book import Resource
from baspa.model.edition import Edition
from baspa.untrusted.embedded import picture_of

BASE = "https://book.invalid/"  # images are named by their address: a fixed one keeps the bytes the same
PAPER_SHEET = "styles/paper.css"


class HouseFetcher(URLFetcher):  # type: ignore[misc]
    """Serves the house's fonts; refuses every other address."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=())

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return a font of the house by its address; raises ValueError for all others."""
        name = url.removeprefix(f"{BASE}styles/fonts/")
        font = house_path("styles", "fonts") / name
        if url.startswith(f"{BASE}styles/fonts/") and "/" not in name and font.is_file():
            return URLFetcherResponse(url, font.read_bytes(), {"Content-Type": "font/ttf"})
        raise ValueError(f"a book may not fetch {url}")


class BookFetcher(HouseFetcher):
    """Serves the book's images and fonts, the house's fonts and the style sheet; refuses every other address."""

    def __init__(self, edition: Edition) -> None:
        super().__init__()
        self.files = {
            resource.path: resource for resource in (*edition.resources, *edition.paper_resources, *edition.drawings)
        }
        self.files |= {face.resource.path: face.resource for face in edition.fonts_on_paper}
        self.files[PAPER_SHEET] = Resource(PAPER_SHEET, "text/css", edition.paper_css.encode())

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return the file of an address of the book; raises ValueError for all others."""
        path = url.removeprefix(BASE)
        if found := picture_of(url):  # within an SVG or a style sheet
            return URLFetcherResponse(url, found[1], {"Content-Type": found[0]})
        if path in self.files:
            resource = self.files[path]
            return URLFetcherResponse(url, resource.data, {"Content-Type": resource.media_type})
        return super().fetch(url, headers)
