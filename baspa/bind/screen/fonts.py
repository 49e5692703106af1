"""Subsets of fonts, by HarfBuzz: of the house's, what the e-book's text needs, with small caps and old figures."""

from __future__ import annotations

import uharfbuzz as hb

from baspa.house import house_path

FEATURES = ("kern", "liga", "locl", "mark", "mkmk", "ccmp", "smcp", "onum", "lnum", "pnum", "tnum", "calt")
LICENCE = (13, 14)  # name IDs: the licence's text and address
MATH_FEATURES = ("ssty", "dtls", "flac")  # letters for scripts, and for accents


def subset(name: str, text: str) -> bytes:
    """Return the font styles/fonts/`name` with the letters of `text` alone, as TrueType bytes."""
    face = hb.Face(hb.Blob.from_file_path(str(house_path("styles", "fonts", name))))
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(letter) for letter in set(text))
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(hb_tag(feature) for feature in (*FEATURES, *MATH_FEATURES))
    return bytes(hb.subset(face, wanted).blob.data)


def subset_own(data: bytes, text: str) -> bytes:
    """Return a font with the letters of `text` alone, with all their forms and marks, and with its licence."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(letter) for letter in set(text))
    wanted.name_id_set.update(LICENCE)
    return bytes(hb.subset(hb.Face(hb.Blob(data)), wanted).blob.data)


def space_width(name: str) -> float:
    """Return the width of the space of the font styles/fonts/`name`, em."""
    face = hb.Face(hb.Blob.from_file_path(str(house_path("styles", "fonts", name))))
    font = hb.Font(face)
    return float(font.get_glyph_h_advance(font.get_nominal_glyph(ord(" "))) / face.upem)


def hb_tag(feature: str) -> int:
    """Return an OpenType tag as HarfBuzz counts it: four bytes, big-endian."""
    return int.from_bytes(feature.encode(), "big")
