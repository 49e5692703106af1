"""The forms of what an SVG may say so that its drawing can be vectors on paper: attributes, and properties of CSS."""

from __future__ import annotations

import re

NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
LENGTH = rf"{NUMBER}(?:px|pt|pc|in|cm|mm|em|%)?"
WORDS = r"(?!(?i:currentcolor|context-fill|context-stroke|initial|unset|revert|revert-layer)$)[a-zA-Z]+"
COLOUR = rf"currentColor|#[\da-fA-F]{{3,8}}|(?i:rgba?|hsla?)\([^()]*\)(?: icc-color\(.*\))?|{WORDS}"
REFERENCE = r"none|url\(\s*[\"']?#[^)]*\)"
SHARE = rf"{NUMBER}%?"
TRANSFORM = rf"none|(?:[\s,]*\w+\s*\((?:[\s,]*{NUMBER}(?:px|deg)?)*\s*\))*[\s,]*"
SIDES = ("cx", "cy", "r", "rx", "ry", "width", "height", "x1", "x2", "y1", "y2")
MARKS = ("refX", "refY", "markerWidth", "markerHeight")
FORMS = {
    **dict.fromkeys(("fill", "stroke", "color"), COLOUR),
    **dict.fromkeys(("fill-opacity", "stroke-opacity", "opacity"), SHARE),
    **dict.fromkeys(("fill-rule", "clip-rule"), "nonzero|evenodd"),
    **dict.fromkeys(("clip-path", "marker", "marker-start", "marker-mid", "marker-end"), REFERENCE),
    **dict.fromkeys(("filter", "mask", "text-decoration", "transform-box", "animation", "animation-name"), "none"),
    **dict.fromkeys(("font-variant", "font-variant-caps", "unicode-bidi", "mix-blend-mode", "paint-order"), "normal"),
    **dict.fromkeys(("x", "y", "dx", "dy"), rf"{LENGTH}(?:[\s,]+{LENGTH})*|\s*"),
    **dict.fromkeys((*SIDES, *MARKS), LENGTH),
    **dict.fromkeys(("systemLanguage", "requiredExtensions", "requiredFeatures", "pathLength"), r"(?!)"),
    **dict.fromkeys(("text-transform", "background", "background-color", "background-image"), "none|transparent"),
    **dict.fromkeys(("dominant-baseline", "alignment-baseline"), "auto|baseline|alphabetic"),
    **dict.fromkeys(("stroke-width", "stroke-dashoffset"), LENGTH),
    "baseline-shift": "baseline|0",
    "clipPathUnits": "userSpaceOnUse",
    "d": ".*",
    "direction": "ltr",
    "display": "none|inline|block",
    "font-family": r"(?i:(?!.*,.*monospace).*)",
    "font-size": LENGTH,
    "font-style": "normal|italic|oblique",
    "font-weight": r"normal|bold|[1-9]00",
    "letter-spacing": rf"normal|{LENGTH}",
    "lengthAdjust": "spacing",
    "mask-type": "luminance",
    "orient": rf"auto|auto-start-reverse|{NUMBER}",
    "overflow": "visible|hidden",
    "preserveAspectRatio": r"none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max)(?:\s+(?:meet|slice))?",
    "stroke-dasharray": rf"none|{LENGTH}(?:[\s,]+{LENGTH})*",
    "stroke-linecap": "butt|round|square",
    "stroke-linejoin": "miter|round|bevel",
    "stroke-miterlimit": NUMBER,
    "text-anchor": "start|middle|end",
    "transform": TRANSFORM,
    "transform-origin": rf"{NUMBER}(?:px)?\s+{NUMBER}(?:px)?",
    "viewBox": rf"{NUMBER}(?:[\s,]+{NUMBER}){{3}}",
    "visibility": "visible|hidden",
    "word-spacing": "normal|0",
    "writing-mode": "horizontal-tb|lr|lr-tb",
}
KNOWN = {name: re.compile(form, re.DOTALL) for name, form in FORMS.items()}
IDLE = re.compile(  # properties that change nothing in what is drawn, or too little to be seen
    r"--.*|-inkscape-.*|-webkit-.*|-moz-.*|-ms-.*|clip|color-.*|cursor|enable-background|fill-rule|font-(?:kerning|stretch|"
    r"feature-settings|variant-ligatures|variant-numeric|variant-position|variant-east-asian|variant-alternates|"
    r"size-adjust|synthesis|optical-sizing|variation-settings)|image-rendering|inline-size|isolation|kerning|line-height|"
    r"lighting-.*|flood-.*|margin|padding|pointer-events|shape-.*|solid-.*|stop-.*|text-align|text-rendering|"
    r"text-decoration-(?:line|style|color)|text-indent|text-overflow|user-select|vector-effect|white-space|will-change|"
    r"overflow-.*|stroke-dashadjust|box-sizing|transition|outline"
)
