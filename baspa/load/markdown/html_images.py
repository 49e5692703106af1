"""An image in HTML, as the token that one of Markdown has."""

from __future__ import annotations

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from baspa.load.markdown.html_tags import HtmlTag, carried, width_of


def image_token(tag: HtmlTag) -> Token:
    """Return an image; one whose `alt` says nothing is an ornament (HTML, 4.8.4.4.5)."""
    alt = tag.said.get("alt", "").strip()
    given = carried(tag)
    if not alt and "alt" in tag.said:
        given["class"] = f"{given.get('class', '')} decorative".strip()
    title = tag.said.get("title", "").strip()
    attributes = {"src": normalizeLink(tag.said["src"].strip()), "alt": "", **({"title": title} if title else {})}
    token = Token("image", "img", 0, attrs={**attributes, **given})
    token.children = [Token("text", "", 0, content=alt)] if alt else []
    width = width_of(tag)
    token.meta["insecure_attrs"] = {"width": width} if width else {}
    return token
