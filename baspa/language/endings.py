"""Endings of the forms of words, for a search: simple rules that find кітабымның by кітап, and miss what is irregular.

They are taken off one after another, the longest that fits first, while a stem is left. Sorted from the grammars'
tables of declension (Қазақ грамматикасы, 2002; Русская грамматика, 1980) by hand: what is rare is left out.
"""

from __future__ import annotations

_TURKIC = (
    "лар лер дар дер тар тер лор лөр дор дөр тор төр ның нің дың дің тың тің нин дин тин нун дун тун нүн дүн түн "
    "ға ге қа ке на не ға ге го гө ко кө но нө ны ні ды ді ты ті ни ди ти ну ду ту нү дү тү "
    "да де та те нда нде до дө то тө дан ден тан тен нан нен дон дөн тон төн мен бен пен "
    "ы і сы сі м ым ім ң ың ің мыз міз ымыз іміз ңыз ңіз ыңыз іңіз ын ін сын сін ында інде сында сінде "
    "дағы дегі тағы тегі ндағы ндегі дық дік тық тік лық лік"
)
_RUSSIAN = (
    "ами ями ого его ому ему ыми ими ая яя ое ее ые ие ой ей ий ый ую юю ым им ых их ов ев ёв ам ям ах ях ом ем ём "
    "иями ией ию ия ии ость ости остью ться тся лся лась лось лись ешь ишь ете ите ет ют ит ат ят ут ла ло ли ть "
    "а я о е у ю ы и ь й л"
)
_ENGLISH = "ies ied ing ings ed es 's s ly e"


def _longest_first(endings: str) -> tuple[str, ...]:
    return tuple(sorted(set(endings.split()), key=lambda each: (-len(each), each)))


ENDINGS = {
    "en": _longest_first(_ENGLISH),
    "kk": _longest_first(_TURKIC),
    "ky": _longest_first(_TURKIC),
    "ru": _longest_first(_RUSSIAN),
}
KINSHIP = {"kk": ("пб", "қғ", "кг"), "ky": ("пб", "кг"), "ru": (), "en": ("yi",)}
