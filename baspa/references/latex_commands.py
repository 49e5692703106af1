"""The commands of LaTeX that a field of BibTeX may have, beside the signs and accents that pylatexenc knows.

Names and meanings are those of LaTeX (source2e), of BibLaTeX's manual (4.6.4) and of siunitx.
"""

from __future__ import annotations

from collections.abc import Mapping

SMALL_CAPITALS = '<span style="font-variant:small-caps;">', "</span>"
ITALICS, BOLD = ("<i>", "</i>"), ("<b>", "</b>")
LESS = "\ufdef"  # "<" as text: as such it would begin markup of CSL-JSON
# What stands before and behind a command's words.
FORMATS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic", "mathit"), ITALICS),
    **dict.fromkeys(("textbf", "mkbibbold", "mathbf", "boldsymbol"), BOLD),
    **dict.fromkeys(("textsuperscript", "mkbibsuperscript"), ("<sup>", "</sup>")),
    **dict.fromkeys(("textsubscript", "mkbibsubscript"), ("<sub>", "</sub>")),
    "textsc": SMALL_CAPITALS,
    **dict.fromkeys(("enquote", "mkbibquote", "textquote"), ("“", "”")),
    "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
    "footnote": (" [", "]"),
    "ang": ("", "°"),
    **dict.fromkeys((
        "text", "texttt", "textsf", "textrm", "textup", "textmd", "textnormal", "textgreek", "textcyrillic",
        "textlatin", "mbox", "hbox", "fbox", "underline", "uline", "nohyphens", "mkbibacro", "autocap", "ensuremath",
        "url", "nolinkurl", "path", "doi", "num", "natexlab", "mathrm", "mathsf", "mathtt", "mathnormal",
        "operatorname", "overline", "widehat", "widetilde", "overrightarrow", "overbrace", "underbrace",
    ), ("", "")),
}  # fmt: skip
# Commands whose first argument is not printed, and whose second is; commands that print none.
LINK = "href"
SECOND = frozenset((LINK, "foreignlanguage", "textcolor", "texorpdfstring"))
NONE = frozenset(("noopsort", "SortNoop", "hspace", "vspace", "label", "index", "selectlanguage"))
# What an accent puts on the letter behind it (combining characters of Unicode), in text and in formulas.
ACCENTS: Mapping[str, str] = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361", "grave": "\u0300", "acute": "\u0301", "hat": "\u0302", "tilde": "\u0303",
    "bar": "\u0304", "breve": "\u0306", "dot": "\u0307", "ddot": "\u0308", "check": "\u030c", "vec": "\u20d7",
    "not": "\u0338",
}  # fmt: skip
DOTLESS: Mapping[str, str] = {"ı": "i", "ȷ": "j"}
ALPHABETS: Mapping[str, str] = {
    "mathbb": "DOUBLE-STRUCK", "mathcal": "SCRIPT", "mathscr": "SCRIPT", "mathfrak": "FRAKTUR",
}  # fmt: skip
FRACTION = "/"
FRACTIONS = frozenset(("frac", "dfrac", "tfrac", "nicefrac", "sfrac", "textfrac"))
# For the rest of its group.
SWITCHES: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("em", "it", "itshape", "sl", "slshape"), ITALICS),
    **dict.fromkeys(("bf", "bfseries"), BOLD),
    **dict.fromkeys(("sc", "scshape"), SMALL_CAPITALS),
}
SILENT_NAMES = """
rm rmfamily sf sffamily tt ttfamily normalfont upshape mdseries relax protect ignorespaces newblock noindent
allowbreak nobreak break displaystyle textstyle bgroup egroup small footnotesize null leavevmode / - ! ( ) limits
left right frenchspacing sloppy bibnamedelima bibnamedelimi
"""
SPACE_NAMES = "linebreak newline par space hfill hfil quad qquad enspace thinspace"
SIGNS: Mapping[str, str] = {
    "LaTeX": "LaTeX", "LaTeXe": "LaTeX2e", "TeX": "TeX", "BibTeX": "BibTeX", "XeTeX": "XeTeX", "LuaTeX": "LuaTeX",
    "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "S": "§", "textsection": "§",
    "P": "¶", "textparagraph": "¶", "textless": LESS, "textgreater": ">", "lt": LESS, "gt": ">",
    "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textbackslash": "\\", "textbar": "|",
    "textunderscore": "_", "textdollar": "$", "textbraceleft": "{", "textbraceright": "}", "slash": "/",
    "textasteriskcentered": "*", "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€",
    "yen": "¥", "textyen": "¥", "cent": "¢", "textcent": "¢", "textnumero": "№", "textdegree": "°", "degree": "°",
    "celsius": "°C", "textcelsius": "°C", "textperthousand": "‰", "permil": "‰", "textmu": "µ", "textohm": "Ω",
    "textmiddot": "·", "textperiodcentered": "·", "textbullet": "•", "textonehalf": "½", "textonequarter": "¼",
    "textthreequarters": "¾", "textordfeminine": "ª", "textordmasculine": "º", "textexclamdown": "¡",
    "textquestiondown": "¿", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "glqq": "„",
    "grqq": "“", "glq": "‚", "grq": "‘", "quotedblbase": "„", "quotesinglbase": "‚", "textquotesingle": "'",
    "textquotedbl": '"', "lq": "‘", "rq": "’", "mkbibopenparen": "(", "mkbibcloseparen": ")", "bibrangedash": "–",
    "hyphen": "-", "dash": "–", "adddot": ".", "addcomma": ",", "addcolon": ":", "addspace": " ", "\xa0": "\xa0",
    "TH": "Þ", "th": "þ", "DH": "Ð", "dh": "ð", "DJ": "Đ", "dj": "đ", "NG": "Ŋ", "ng": "ŋ", "SS": "ẞ",
    "and": "and", "nobreakspace": "\xa0", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
    "i": "ı", "j": "ȷ",
}  # fmt: skip
# Units of siunitx and their prefixes.
PREFIXES: Mapping[str, str] = {
    "giga": "G", "mega": "M", "kilo": "k", "hecto": "h", "deci": "d", "centi": "c", "milli": "m", "micro": "µ",
    "nano": "n", "pico": "p", "femto": "f",
}  # fmt: skip
UNITS: Mapping[str, str] = {
    "metre": "m", "meter": "m", "gram": "g", "kilogram": "kg", "second": "s", "minute": "min", "hour": "h", "day": "d",
    "ampere": "A", "kelvin": "K", "mole": "mol", "candela": "cd", "hertz": "Hz", "newton": "N", "pascal": "Pa",
    "joule": "J", "watt": "W", "volt": "V", "ohm": "Ω", "farad": "F", "tesla": "T", "weber": "Wb", "henry": "H",
    "lumen": "lm", "lux": "lx", "becquerel": "Bq", "gray": "Gy", "sievert": "Sv", "litre": "l", "liter": "l",
    "hectare": "ha", "tonne": "t", "electronvolt": "eV", "decibel": "dB", "angstrom": "Å", "dalton": "Da",
    "percent": "%", "celsius": "°C", "degreeCelsius": "°C", "degree": "°", "per": "/", "squared": "²", "cubed": "³",
    "km": "km", "cm": "cm", "mm": "mm", "nm": "nm", "kg": "kg", "mg": "mg", "kHz": "kHz", "MHz": "MHz", "GHz": "GHz",
}  # fmt: skip
QUANTITIES = frozenset(("SI", "qty", "si", "unit"))
# Commands of pylatexenc's that are no text: they would print a clock, a file, or a word for what is not there.
NOT_TEXT_NAMES = """
input include today title author date maketitle item part chapter section subsection subsubsection paragraph
subparagraph includegraphics ref autoref cref Cref eqref cite citet citep exercise uebung hint hints hinweis
hinweise textcolor
"""
SILENT = frozenset(SILENT_NAMES.split())
SPACES = frozenset((*SPACE_NAMES.split(), "\\", ",", ";", ":", ">", " ", "\t", "\n"))
NOT_TEXT = frozenset(NOT_TEXT_NAMES.split())
