"""Russian (русский язык)."""

from __future__ import annotations

import datetime
import functools

from baspa.language.boxes import BOXES
from baspa.language.csl_terms import csl_terms
from baspa.language.endings import ENDINGS, KINSHIP
from baspa.language.latin import romanise, scheme
from baspa.language.model import Language
from baspa.language.nobreak import (
    CAPITAL,
    DIGIT,
    END,
    SMALL,
    START,
    Rules,
    any_of,
    common,
    counted,
    numbered,
    signed,
    titled,
)
from baspa.language.web_words import WEB

MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"

WORDS = {
    "abbreviations": "Список сокращений",
    "about.author": "Об авторе",
    "about.authors": "Об авторах",
    "abstract": "Аннотация",
    "accepted": "Принята к публикации",
    "acknowledgements": "Благодарности",
    "affiliation": "Место работы",
    "afterword": "Послесловие",
    "annotation": "Аннотация",
    "appendix": "Приложение {n}",
    "author": "Автор",
    "bbk": "ББК",
    "backlink": "Вернуться к тексту",
    "bibliography": "Список литературы",
    "body": "Начало текста",
    **BOXES["ru"],
    "chapter": "глава",
    "chapter.label": "Глава {n}",
    "colophon": "Выпускные данные",
    "compiler": "Составитель",
    "conclusion": "Заключение",
    "corresponding": "Автор для корреспонденции",
    "cover": "Обложка",
    "cover.alt": "Обложка книги: {authors}. {title}",
    "decimal": ",",
    "dedication": "Посвящение",
    "demonstration": "Доказательство",
    "doi": "DOI",
    "edition": "Издание",
    "edition.number": "{n}-е издание",
    "editor": "Редактор",
    "editorial.heading": "[заголовок редактора]",
    "email": "Электронная почта",
    "endnotes": "Примечания",
    "epigraph": "Эпиграф",
    "epub.summary.decorative": "Картинки только украшают книгу.",
    "epub.summary.described": "Картинки описаны.",
    "epub.summary.formulas": "Формулы записаны на MathML.",
    "epub.summary.moving": "Некоторые картинки движутся.",
    "epub.summary.pageless": "Номеров страниц нет.",
    "epub.summary.pages": "Отмечены страницы печатной книги.",
    "epub.summary.pictureless": "Картинок, кроме обложки, нет.",
    "epub.summary.read": "Запись чтения вслух звучит вместе с текстом.",
    "epub.summary.tables": "Таблицы даны таблицами, а не картинками.",
    "epub.summary.text": (
        "Текст дан в порядке чтения, заголовки размечены, из оглавления можно перейти к любому разделу. "
        "Размер и цвет шрифта выбирает читатель."
    ),
    "epub.summary.undescribed": "Описаны не все картинки.",
    "example": "Пример {n}",
    "figure": "Рис. {n}",
    "footnote": "сноска",
    "foreword": "Вступительное слово",
    "format": "Формат",
    "listing": "Листинг {n}",
    "unit.mm": "мм",
    "generated": "Создано с помощью {tool}",
    "glossary": "Глоссарий",
    "group": "\u00a0",
    "imprint": "Выходные сведения",
    "index.names": "Именной указатель",
    "index.places": "Географический указатель",
    "index.see": "см.",
    "index.seealso": "см. также",
    "index.title": "Указатель",
    "introduction": "Введение",
    "isbn": "ISBN",
    "isbn.epub": "ISBN (EPUB)",
    "isbn.pdf": "ISBN (PDF)",
    "isbn.print": "ISBN (печатное издание)",
    "keywords": "Ключевые слова",
    "landmarks": "Части книги",
    "licence": "Лицензия",
    "list.and": "и",
    "list.figures": "Список иллюстраций",
    "list.or": "или",
    "list.sep": ", ",
    "list.tables": "Список таблиц",
    "next": "Далее",
    "note": "Примечание",
    "note.back": "Вернуться к тексту",
    "notes": "Примечания",
    "notes.editor": "Примечания редактора",
    "number.series": "№ {n}",
    "numbering.chapter": "Глава {n}",
    "numbering.part": "Часть {roman}",
    "orcid": "ORCID",
    "order": "Заказ",
    "page": "страница",
    "page.count": "{n} с.",
    "page.list": "Страницы печатной книги",
    "page.range": "с. {a}–{b}",
    "page.ref": "с. {n}",
    "page.size": "Размер страницы",
    "pages": "Страницы",
    "paper": "Формат бумаги",
    "part": "часть",
    "part.label": "Часть {n}",
    "place": "Место издания",
    "preface": "Предисловие",
    "print.sheets": "Усл. печ. л.",
    "printer": "Отпечатано",
    "printrun": "Тираж",
    "printrun.copies": "{n} экз.",
    "proof": "Корректура",
    "proof.line": "с. {page}, строка {line}",
    "proof.lost": "в тексте не найдено",
    "proof.number": "№",
    "proof.place": "Место",
    "proof.queries": "Вопросы редактора",
    "proof.query": "Вопрос",
    "proof.suggested": "Предложение",
    "proof.whole": "вся книга",
    "proof.words": "Слова",
    "publisher": "Издательство",
    "reading.accessibility": "Доступность",
    "received": "Поступила в редакцию",
    "reviewers": "Рецензенты",
    "rights": "Все права защищены",
    "rights.holder": "Правообладатель",
    "role.aui": "Автор предисловия",
    "role.aut": "Автор",
    "role.com": "Составитель",
    "role.ctb": "При участии",
    "role.edt": "Редактор",
    "role.ill": "Художник",
    "role.pbd": "Директор издательства",
    "role.trl": "Переводчик",
    "section": "параграф",
    "section.label": "§ {n}",
    "series": "Серия",
    "sheets.back": "Лист {n}, оборот",
    "sheets.bind": "Проклеить корешок или вставить листы в кольца.",
    "sheets.cut": "Разрезать стопку посередине сверху вниз.",
    "sheets.cut.four": "Разрезать стопку посередине вдоль и поперёк.",
    "sheets.eight": "Сложить лист в восемь раз печатью наружу: один раз вдоль и два раза поперёк. Развернуть.",
    "sheets.finish": "Как собрать книгу",
    "sheets.fold": "Согнуть посередине.",
    "sheets.front": "Лист {n}, лицо",
    "sheets.gather": "Вложить листы друг в друга по тетрадям, лицом вниз, в порядке выхода: {sheets}.",
    "sheets.leaf": "Закрыть как книгу: страница 1 — обложка.",
    "sheets.nest": "Сложить листы стопкой в порядке выхода, лицом вниз: первый лист — наружный.",
    "sheets.order": "Сложить тетради друг на друга по порядку, первую сверху.",
    "sheets.pile": "Положить стопку лицом вверх, первый лист сверху.",
    "sheets.print.hand": (
        "Напечатать лица. Перевернуть стопку вокруг короткого края, положить в лоток, напечатать обороты; "
        "всё в натуральную величину."
    ),
    "sheets.print.lies": (
        "Напечатать лица. Положить стопку в лоток такой, какой она вышла, не переворачивая и не поворачивая, "
        "напечатать обороты; всё в натуральную величину."
    ),
    "sheets.print.long": "Напечатать с двух сторон с поворотом по длинному краю, в натуральную величину.",
    "sheets.print.one": "Напечатать с одной стороны, в натуральную величину.",
    "sheets.print.short": "Напечатать с двух сторон с поворотом по короткому краю, в натуральную величину.",
    "sheets.push": "Сложить лист вдоль и сдвинуть его концы.",
    "sheets.sew": "Сшить по сгибам или проклеить корешок.",
    "sheets.sheets": "Листы из принтера",
    "sheets.slit": "Прорезать середину продольного сгиба между крайними поперечными.",
    "sheets.spreads": "Развороты",
    "sheets.stack.four.left": (
        "Сложить стопки друг на друга, сверху вниз: левая верхняя, правая верхняя, левая нижняя, правая нижняя."
    ),
    "sheets.stack.four.right": (
        "Сложить стопки друг на друга, сверху вниз: правая верхняя, левая верхняя, правая нижняя, левая нижняя."
    ),
    "sheets.stack.left": "Положить левую стопку на правую.",
    "sheets.stack.right": "Положить правую стопку на левую.",
    "sheets.staple": "Скрепить по сгибу двумя скобами.",
    "sheets.title": "Контактный лист",
    "sic": "так в оригинале",
    "sic.short": "[sic]",
    "signed": "Подписано в печать",
    "sources": "Источники",
    "supplied.both": "Название книги и заголовки даны редактором.",
    "supplied.headings": "Заголовки даны редактором.",
    "supplied.title": "Название книги дано редактором.",
    "table": "Таблица {n}",
    "titlepage": "Титульный лист",
    "toc.landmark": "Оглавление",
    "toc.title": "Оглавление",
    "translator": "Перевод",
    "typeface": "Гарнитура",
    "typeset.in": "Гарнитура",
    "udc": "УДК",
    "volume.series": "Т. {n}",
    **WEB["ru"],
    "year": "{n} г.",
    "year.full": "{n} год",
}

LOCATORS = {
    "book": "книга книги кн.",
    "chapter": "глава главы гл.",
    "column": "столбец столбцы стб.",
    "figure": "рисунок рисунки рис.",
    "folio": "лист листы л. лл.",
    "issue": "выпуск вып.",
    "line": "строка строки стк.",
    "note": "примечание прим.",
    "number": "номер",
    "opus": "опус",
    "page": "страница страницы стр. с. сс.",
    "paragraph": "абзац абз. пункт п. пп.",
    "part": "часть ч. чч.",
    "section": "раздел разд. параграф",
    "table": "таблица табл.",
    "verse": "стих",
    "volume": "том тома т. тт.",
}

# ALA-LC romanisation, Russian, without the ties over ts, iu and ia.
ALA_LC = scheme(
    "а=a б=b в=v г=g д=d е=e ё=ë ж=zh з=z и=i й=ĭ к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh "
    "щ=shch ъ=ʺ ы=y ь=ʹ э=ė ю=iu я=ia"
)

COUNTED_STEMS = (
    "век год лет месяц недел дн день сут час минут секунд экземпляр человек страниц том глав част раздел стать книг "
    "тысяч миллион миллиард триллион рубл копе[ей] тенге доллар евро процент градус раз "
    "метр километр гектар тонн килограмм грамм литр"
)
COUNTED_SHORT = (
    r"вв?\. гг? мм см дм км м га мл л мг кг г ц т мин ч с тыс млн млрд трлн руб коп тг экз чел стр "
    "кВт МВт ГВт Вт Гц Па кПа МПа Дж кДж МДж кВ мВ мА Ом кОм эВ моль мкм нм мс кГц МГц кал ккал дБ"
)
NUMBERED_SHORT = "[Сс]с? стр гл [Чч] [Тт] кн вып пп? ст [Рр]ис [Тт]абл разд"
TITLES = "г с о ул пр обл р оз пос св им проф акад доц"


def to_latin(text: str) -> str:
    """Romanise for library records (ALA-LC, no ties)."""
    return romanise(text, ALA_LC)


def long_date(date: datetime.date) -> str:
    """Write a date as CLDR's long form does: 2 марта 1992 г."""
    return f"{date.day}\u00a0{MONTHS.split()[date.month - 1]} {date.year}\u00a0г."


@functools.cache
def unbreakable() -> Rules:
    """Return what stays on one line (Мильчин and Чельцова, Справочник издателя и автора, on line breaks)."""
    return (
        *common(),
        # Ordinals: 46-й, 1990-е, 1990-х гг.
        signed(rf"{START}\d+(?:[–,]\d+)?-\w+(?:\s(?:вв?|гг?)\.)?", DIGIT),
        counted(rf"{any_of(COUNTED_STEMS)}\w{{0,5}}", MONTHS, rf"{any_of(COUNTED_SHORT)}\.?", r"(?:кв|куб)\.\s?к?м"),
        numbered(rf"{any_of(NUMBERED_SHORT)}\."),
        numbered("[Гг]лав[аеуы] [Чч]аст[ьи]"),
        signed(
            rf"{START}(?:и\s)?т\.\s?[дпекн]\.|{START}и\s(?:др|пр)\.|{START}(?:до\s)?н\.\s?э\.",
            r"\.(?:(?<=[дп]р\.)|\s?[дпекнэ]\.)",
        ),
        signed(
            rf"{START}(?:в\s)?т\.\s?ч\.|{START}(?:н|ст)\.\s?ст\.|{START}и\.\s?о\.|{START}ж\.\s?д\.",
            r"\.\s?(?:ст|[чод])\.",
        ),
        # Academic degrees: д. ф. н., к. ф.-м. н.
        signed(rf"{START}[дк]\.\s?{SMALL}{{1,6}}\.(?:-{SMALL}{{1,6}}\.)?\s?н\.", r"\.\s?н\."),
        # Николай II
        signed(rf"{START}{CAPITAL}[а-яё]+\s[IVXL]+{END}", f"[IVXL]{END}"),
        titled(rf"{any_of(TITLES)}\. г-н\w{{0,2}} г-ж\w{{1,2}} д-р\w{{0,2}}"),
    )


LANGUAGE = Language(
    code="ru",
    script="cyrl",
    region="RU",
    name="русский язык",
    direction="ltr",
    words=WORDS,
    hyphenation="ru_RU",
    hyphenate_limits=(5, 2, 2),
    decimal=",",
    quotes=("«", "»", "„", "“"),
    unbreakable=unbreakable,
    romanise=to_latin,
    long_date=long_date,
    endings=ENDINGS["ru"],
    kinship=KINSHIP["ru"],
    governing_before="в|во|на|из|по|от|до|к|ко|с|со|для|о|об|при|под|над|между|без|из-за|согласно",
    alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    appendix_letters="АБВГДЕЖИКЛМНПРСТУФХЦШЩЭЮЯ",  # ГОСТ 7.32-2017, 6.17.4
    reference_heads="литератур|источник|библиограф",
    citation_style="gost-alphabetical",
    bibtex_names={"russian": "ru"},
    theses={"phdthesis": "дис. … канд. наук", "mastersthesis": "магистерская диссертация"},
    others="и др.",
    locators=LOCATORS,
    csl_terms=csl_terms("ordinal=-е"),  # 2-е издание; the CSL project's locale gives 2-я
)
