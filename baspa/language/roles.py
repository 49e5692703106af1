"""What people call those who had a part in a book, in the press's languages and next to them, as codes of MARC."""

from __future__ import annotations

import re
from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "edt": r"editors?(?:-in-chief)?|edited by|eds?|hrsg|herausgeber(?:in)?|edit[öo]r"
    r"|(?:под )?ред|(?:под )?редакци(?:я|ей)|редактор[ыу]?|редакцияла(?:ған|уымен)",
    "com": r"compilers?|compiled by|comp|сост(?:ав)?|составител[ьи]|құраст|құрастыр(?:ған|ушы(?:лар)?)|түз|түзгөн"
    r"|derleyen",
    "trl": r"translators?|translated by|transl?|пер|перевод|переводчик|перев|ауд|аударған|аудармашы|которгон"
    r"|котормочу|çeviren|übers(?:etzer)?",
    "ill": r"illustrators?|illustrated by|illus|илл?|иллюстратор|худ|художник|суретші(?:сі)?|безендірген|сүрөтчү",
}
KIND = (
    r"(?:(?:chief|general|managing|отв|ответственный|гл|главный|науч|научный|бас|жауапты|ғылыми|башкы|илимий)\.?\s+)?"
)
ROLES = {code: f"{KIND}(?:{words})" for code, words in WORDS.items()}
# The word stands before the name, with a stop, a colon or a dash, or behind it in brackets or after a comma. "Ed" may
# be a name.
FORMS = (
    r"(?!eds?\.\s){role}(?:[.:]+\s*|\s+[—–-]\s+)(?P<name>\S.*)",
    r"(?P<name>.*\S)\s*\({role}\.?\)",
    r"(?P<name>.*\S)\s*,\s*{role}(?:\.|(?<=\w{6}))",
)


def role_of(word: str) -> str:
    """Return the code of a word for what somebody did, "редактор", "Editor": edt; "" for others."""
    said = word.strip(' .:"')
    return next((code for code, words in ROLES.items() if re.fullmatch(words, said, re.IGNORECASE)), "")


def role_in_name(text: str) -> tuple[str, str]:
    """Return the code and the name of a text that says both, "Ред. А. Иванов", "J. Smith (ed.)"; "", "" for others."""
    for form in FORMS:
        for code, words in ROLES.items():
            if said := re.fullmatch(form.replace("{role}", words), text.strip(), re.IGNORECASE):
                return code, said["name"]
    return "", ""
