"""Kyrgyz (кыргыз тили), in Cyrillic letters. The words want a native editor's eye."""

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
    END,
    ROMAN,
    SMALL,
    START,
    Rules,
    any_of,
    common,
    counted,
    named,
    numbered,
    signed,
    titled,
)
from baspa.language.web_words import WEB

MONTHS = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"

WORDS = {
    "abbreviations": "Кыскартуулар",
    "about.author": "Автор жөнүндө",
    "about.authors": "Авторлор жөнүндө",
    "abstract": "Аннотация",
    "accepted": "Жарыялоого кабыл алынды",
    "acknowledgements": "Ыраазычылык",
    "affiliation": "Иштеген жери",
    "afterword": "Соңку сөз",
    "annotation": "Аннотация",
    "appendix": "{n} тиркемеси",
    "author": "Автору",
    "bbk": "ББК",
    "backlink": "Текстке кайтуу",
    "bibliography": "Пайдаланылган адабияттар",
    "body": "Тексттин башы",
    **BOXES["ky"],
    "chapter": "глава",
    "chapter.label": "{n}-глава",
    "colophon": "Колофон",
    "compiler": "Түзгөн",
    "conclusion": "Корутунду",
    "corresponding": "Кат алышууга жооптуу автор",
    "cover": "Мукаба",
    "cover.alt": "Китептин мукабасы: {authors}. {title}",
    "decimal": ",",
    "dedication": "Арноо",
    "demonstration": "Далилдөө",
    "doi": "DOI",
    "edition": "Басылышы",
    "edition.number": "{n}-басылышы",
    "editor": "Редактору",
    "editorial.heading": "[редактор койгон аталыш]",
    "email": "Электрондук почта",
    "endnotes": "Шилтемелер",
    "epigraph": "Эпиграф",
    "epub.summary.decorative": "Сүрөттөр жасалга үчүн гана коюлган.",
    "epub.summary.described": "Сүрөттөргө сүрөттөмө берилген.",
    "epub.summary.formulas": "Формулалар MathML тилинде жазылган.",
    "epub.summary.moving": "Айрым сүрөттөр кыймылдайт.",
    "epub.summary.pageless": "Бет номерлери жок.",
    "epub.summary.pages": "Кагаз китептин беттери белгиленген.",
    "epub.summary.pictureless": "Мукабадан башка сүрөт жок.",
    "epub.summary.read": "Үн чыгарып окулган жазуу текст менен бирге угулат.",
    "epub.summary.tables": "Таблицалар сүрөт эмес, таблица түрүндө берилген.",
    "epub.summary.text": (
        "Текст окуу ирети менен берилген, аталыштары белгиленген, мазмунунан ар бир бөлүмгө өтүүгө болот. "
        "Тамгалардын чоңдугун жана түсүн окурман өзү тандайт."
    ),
    "epub.summary.undescribed": "Сүрөттөрдүн баарына сүрөттөмө берилген эмес.",
    "example": "{n}-мисал",
    "figure": "{n}-сүрөт",
    "footnote": "шилтеме",
    "foreword": "Баш сөз",
    "format": "Форматы",
    "listing": "{n}-листинг",
    "unit.mm": "мм",
    "generated": "{tool} менен жасалды",
    "glossary": "Түшүндүрмө сөздүк",
    "group": "\u00a0",
    "imprint": "Басылма жөнүндө маалымат",
    "index.names": "Ысымдар көрсөткүчү",
    "index.places": "Жер-суу аттарынын көрсөткүчү",
    "index.see": "караңыз:",
    "index.seealso": "дагы караңыз:",
    "index.title": "Көрсөткүч",
    "introduction": "Киришүү",
    "isbn": "ISBN",
    "isbn.epub": "ISBN (EPUB)",
    "isbn.pdf": "ISBN (PDF)",
    "isbn.print": "ISBN (кагаз китеп)",
    "keywords": "Негизги сөздөр",
    "landmarks": "Китептин бөлүктөрү",
    "licence": "Лицензия",
    "list.and": "жана",
    "list.figures": "Сүрөттөрдүн тизмеси",
    "list.or": "же",
    "list.sep": ", ",
    "list.tables": "Таблицалардын тизмеси",
    "next": "Кийинки",
    "note": "Эскертүү",
    "note.back": "Текстке кайтуу",
    "notes": "Эскертүүлөр",
    "notes.editor": "Редактордун эскертүүлөрү",
    "number.series": "№ {n}",
    "numbering.chapter": "{n}-глава",
    "numbering.part": "{roman} бөлүк",
    "orcid": "ORCID",
    "order": "Буйрутма",
    "page": "бет",
    "page.count": "{n} бет",
    "page.list": "Кагаз китептин беттери",
    "page.range": "{a}–{b}-беттер",
    "page.ref": "{n}-бет",
    "page.size": "Беттин өлчөмү",
    "pages": "Беттери",
    "paper": "Кагаздын форматы",
    "part": "бөлүк",
    "part.label": "{n} бөлүк",
    "place": "Чыккан жери",
    "preface": "Алгы сөз",
    "print.sheets": "Басма табагы",
    "printer": "Басылган жери",
    "printrun": "Нускасы",
    "printrun.copies": "{n} нуска",
    "proof": "Түзөтүү нускасы",
    "proof.line": "{page}-бет, {line}-сап",
    "proof.lost": "тексттен табылган жок",
    "proof.number": "№",
    "proof.place": "Орду",
    "proof.queries": "Редактордун суроолору",
    "proof.query": "Суроо",
    "proof.suggested": "Сунуш",
    "proof.whole": "бүт китеп",
    "proof.words": "Сөздөр",
    "publisher": "Басмасы",
    "reading.accessibility": "Жеткиликтүүлүк",
    "received": "Редакцияга түштү",
    "reviewers": "Рецензенттер",
    "rights": "Бардык укуктар корголгон",
    "rights.holder": "Укук ээси",
    "role.aui": "Баш сөзүн жазган",
    "role.aut": "Автору",
    "role.com": "Түзгөн",
    "role.ctb": "Салым кошкон",
    "role.edt": "Редактору",
    "role.ill": "Сүрөтчүсү",
    "role.pbd": "Басманын директору",
    "role.trl": "Которгон",
    "section": "параграф",
    "section.label": "§ {n}",
    "series": "Сериясы",
    "sheets.back": "{n}-барак, арты",
    "sheets.bind": "Түбүн желимдеңиз же шакектерге салыңыз.",
    "sheets.cut": "Топтомду ортосунан, өйдөдөн ылдый кесиңиз.",
    "sheets.cut.four": "Топтомду ортосунан узунунан да, туурасынан да кесиңиз.",
    "sheets.eight": (
        "Баракты басылган жагын сыртына каратып сегизге бүктөңүз: бир жолу узунунан, эки жолу туурасынан. Жазыңыз."
    ),
    "sheets.finish": "Китеп кантип жыйналат",
    "sheets.fold": "Ортосунан бүктөңүз.",
    "sheets.front": "{n}-барак, алды",
    "sheets.gather": "Барактарды чыккан тартиби менен, алдын төмөн каратып, дептерлерге салыңыз: {sheets}.",
    "sheets.leaf": "Китепче кылып жабыңыз: 1-бет — мукаба.",
    "sheets.nest": "Барактарды чыккан тартиби менен, алдын төмөн каратып катмарлаңыз: биринчиси эң сыртында.",
    "sheets.order": "Дептерлерди тартиби менен биринин үстүнө бирин коюңуз, биринчиси үстүндө.",
    "sheets.pile": "Топтомду алдын жогору каратып коюңуз, биринчи барак үстүндө.",
    "sheets.print.hand": (
        "Алдыңкы жактарын басыңыз. Топтомду кыска четинен оодарып, табакка салып, арткы жактарын басыңыз; "
        "баары чыныгы өлчөмүндө."
    ),
    "sheets.print.lies": (
        "Алдыңкы жактарын басыңыз. Топтомду чыккан калыбында, оодарбай да, бурбай да табакка салып, арткы жактарын "
        "басыңыз; баары чыныгы өлчөмүндө."
    ),
    "sheets.print.long": "Эки жагына, узун четинен оодарып, чыныгы өлчөмүндө басып чыгарыңыз.",
    "sheets.print.one": "Бир жагына, чыныгы өлчөмүндө басып чыгарыңыз.",
    "sheets.print.short": "Эки жагына, кыска четинен оодарып, чыныгы өлчөмүндө басып чыгарыңыз.",
    "sheets.push": "Узунунан бүктөп, эки учун бири-бирине түртүңүз.",
    "sheets.sew": "Бүктөлгөн жеринен тигиңиз же түбүн желимдеңиз.",
    "sheets.sheets": "Принтерден чыккан барактар",
    "sheets.slit": "Узун бүктөмдүн ортосун четки туурасынан кеткен бүктөмдөрдүн арасында кесиңиз.",
    "sheets.spreads": "Кош беттер",
    "sheets.stack.four.left": (
        "Топтомдорду биринин үстүнө бирин коюңуз, үстүнөн баштап: жогорку сол, жогорку оң, төмөнкү сол, төмөнкү оң."
    ),
    "sheets.stack.four.right": (
        "Топтомдорду биринин үстүнө бирин коюңуз, үстүнөн баштап: жогорку оң, жогорку сол, төмөнкү оң, төмөнкү сол."
    ),
    "sheets.stack.left": "Сол топтомду оң топтомдун үстүнө коюңуз.",
    "sheets.stack.right": "Оң топтомду сол топтомдун үстүнө коюңуз.",
    "sheets.staple": "Бүктөлгөн жерин эки кыскыч менен бекитиңиз.",
    "sheets.title": "Көз салуу барагы",
    "sic": "түпнускада ушундай",
    "sic.short": "[sic]",
    "signed": "Басууга кол коюлду",
    "sources": "Булактар",
    "supplied.both": "Китептин жана бөлүмдөрдүн аталыштарын редактор койгон.",
    "supplied.headings": "Бөлүмдөрдүн аталыштарын редактор койгон.",
    "supplied.title": "Китептин аталышын редактор койгон.",
    "table": "{n}-таблица",
    "titlepage": "Титул барагы",
    "toc.landmark": "Мазмуну",
    "toc.title": "Мазмуну",
    "translator": "Которгон",
    "typeface": "Арип түрү",
    "typeset.in": "Арип түрү",
    "udc": "УДК",
    "volume.series": "{n}-том",
    **WEB["ky"],
    "year": "{n}-ж.",
    "year.full": "{n}-жыл",
}

LOCATORS = {
    "book": "китеп кит.",
    "chapter": "глава гл. бап",
    "column": "мамыча",
    "figure": "сүрөт сүр.",
    "folio": "барак",
    "issue": "чыгарылыш чыг.",
    "line": "сап",
    "note": "эскертүү эскерт.",
    "number": "номер",
    "opus": "опус",
    "page": "бет беттер б. бб.",
    "paragraph": "абзац абз. пункт п. пп.",
    "part": "бөлүк",
    "section": "бөлүм бөл. параграф",
    "table": "таблица табл.",
    "verse": "аят",
    "volume": "том т. тт.",
}

# The CSL project has no Kyrgyz locale; these words want a native editor's eye, above all the abbreviations and "in".
CSL_TERMS = csl_terms(
    """
    date/text={year}-ж., {day}-{month}; date/numeric={day}.{month}.{year}; accessed=каралган күнү; and=жана;
    and others=ж.б.; anonymous=автору белгисиз; at=дареги; by=; circa=болжол менен; circa/short=болж.; et-al=ж.б.;
    ibid=ошондо эле; in=китепте:; in press=басмада; internet=интернет; letter=кат; loc-cit=ошондо эле;
    no date=жылы көрсөтүлгөн эмес; no date/short=ж.к.; online=онлайн; op-cit=аталган эмгек; reference=шилтеме;
    reference/short=шилт.; scale=масштабы; version=версия; article-journal=журналдагы макала;
    article-magazine=журналдагы макала; article-newspaper=гезиттеги макала; book=китеп; interview=маек;
    manuscript=кол жазма; map=карта; patent=патент; report=отчет; review=пикир; review-of=пикир:; speech=баяндама;
    thesis=диссертация; webpage=веб-барак; ad=б.з.; bc=б.з.ч.; open-quote=«; close-quote=»; open-inner-quote=„;
    close-inner-quote=“; page-range-delimiter=–; ordinal=-чи; ordinal-03=-чү; ordinal-04=-чү; ordinal-06=-чы;
    ordinal-09=-чу; ordinal-10=-чу; ordinal-20=-чы; ordinal-30=-чу; ordinal-40=-чы; ordinal-60=-чы; ordinal-90=-чу;
    book/short=кит.; chapter=глава; chapter/short=гл.; column=мамыча; edition=басылышы; edition/short=бас.;
    figure=сүрөт; figure/short=сүр.; folio=барак; folio/short=б.; issue=номер; issue/short=№; line=сап; line/short=сап;
    note=эскертүү; note/short=эскерт.; number=номер; number/short=№; opus=опус; page=бет; page/short=б.;
    number-of-pages=бет; number-of-pages/short=б.; paragraph=абзац; paragraph/short=абз.; part=бөлүк; part/short=бөлүк;
    section=бөлүм; section/short=бөл.; section/symbol=§; supplement=тиркеме; table=таблица; table/short=табл.;
    volume=том; volume/short=т.; compiler=түзүүчү; compiler/short=түз.; compiler/verb=түзгөн; compiler/verb-short=түз.;
    editor=редактор; editor/short=ред.; editor/verb=редакциялаган; editor/verb-short=ред.;
    editorial-director/short=башкы ред.; illustrator=сүрөтчү; illustrator/short=сүр.; translator=котормочу;
    translator/short=кот.; translator/verb=которгон; translator/verb-short=кот.; season-01=жаз; season-02=жай;
    season-03=күз; season-04=кыш
    """,
    MONTHS.split(),
    ["янв.", "фев.", "мар.", "апр.", "май", "июн.", "июл.", "авг.", "сен.", "окт.", "ноя.", "дек."],
)

# ALA-LC romanisation, Kyrgyz in Cyrillic script.
ALA_LC = scheme(
    "а=a б=b в=v г=g д=d е=e ё=ë ж=zh з=z и=i й=ĭ к=k л=l м=m н=n ң=n͡g о=o ө=ȯ п=p р=r с=s т=t у=u ү=u̇ ф=f х=kh ц=t͡s "
    "ч=ch ш=sh щ=shch ъ=ʺ ы=y ь=ʹ э=ė ю=i͡u я=i͡a"
)

# Stems, so that жыл finds жылдын and жылдарында; бөлү[кг] finds бөлүк and бөлүгү.
COUNTED_STEMS = (
    "кылым жыл ай апта жума күн сутка саат мүнөт секунд нуска даана адам киши жаш бет том бөлүм глава бөлү[кг] сүрөт "
    "таблица китеп жүз миң миллион миллиард триллион сом тыйын тенге рубл доллар евро пайыз процент градус жолу эсе "
    "чарчы метр километр чакырым гектар тонна килограмм грамм литр"
)
COUNTED_SHORT = (
    "жж? кк? мм см дм км м га мл л мг кг г ц т мүн с млн млрд трлн кВт МВт ГВт Вт Гц бб? тт? "
    "Па кПа МПа Дж кДж МДж кВ мВ мА Ом кОм эВ моль мкм нм мс кГц МГц кал ккал дБ"
)


def to_latin(text: str) -> str:
    """Romanise for library records (ALA-LC)."""
    return romanise(text, ALA_LC)


def long_date(date: datetime.date) -> str:
    """Write a date as CLDR's long form does: 1992-ж., 2-март."""
    return f"{date.year}-ж., {date.day}-{MONTHS.split()[date.month - 1]}"


@functools.cache
def unbreakable() -> Rules:
    """Return what stays on one line (as in Kazakh, by the custom of Kyrgyz books)."""
    return (
        *common(),
        counted(
            rf"{any_of(COUNTED_STEMS, MONTHS)}\w{{0,8}}", rf"{any_of(COUNTED_SHORT)}\.?(?:-\w+)?", r"(?:кв|куб)\.\s?к?м"
        ),
        # Б. 12–30, Т. 2, чыг. 3: in a bibliography the word comes first; б. 12 in a citation.
        numbered(r"[Бб]б?\. [Тт]т?\. [Чч]ыг\."),
        # Ordinals with their ending or their noun: 1992-ж., 2-мартында, 3-сүрөт, 1941–1945-жылдары.
        signed(rf"{START}(?:\d+(?:[–,]\d+)?|{ROMAN})-\w+", r"-(?<=[\dIVXLCDMІХ]-)"),
        # БУУнун, АКШга: the ending of an abbreviation has no hyphen.
        signed(rf"{START}{CAPITAL}{{2,8}}{SMALL}{{1,8}}{END}", f"{CAPITAL}{CAPITAL}{SMALL}"),
        # ж. б., ж. б. у. с., б. з. ч.: shortened words of enumerations, of dates before our era.
        signed(rf"{START}(?:ж\.\s?б\.(?:\s?у\.\s?с\.)?|б\.\s?з\.(?:\s?[чд]\.)?)", r"\.\s?[бз]\."),
        *named("и", "ш обл көч"),  # ф. и. д., ф.-м. и. к.; II Екатерина, Николай II; Бишкек ш., Манас көч.
        titled(r"проф\. акад\. доц\. д-р"),
    )


LANGUAGE = Language(
    code="ky",
    name="кыргыз тили",
    script="cyrl",
    region="KG",
    direction="ltr",
    words=WORDS,
    hyphenation="hyph_ky.dic",
    reader_hyphenates=False,
    hyphenate_limits=(5, 2, 2),
    decimal=",",
    quotes=("«", "»", "„", "“"),  # Unicode CLDR
    unbreakable=unbreakable,
    romanise=to_latin,
    long_date=long_date,
    endings=ENDINGS["ky"],
    kinship=KINSHIP["ky"],
    governing_behind=r"(?:бер|көрсөт|келтир|сунуш|жаз)(?:и?л|ү?л|та?л|ыл)\w+|көрүн\w+|көрүп|кара\w*|ылайык",
    alphabet="абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя",
    appendix_letters="АБВГДЕЖИКЛМНПРСТУФХЦШЩЭЮЯ",  # as in Russian: letters that both alphabets have
    reference_heads="адабият|булак|библиограф",
    citation_style="gost-alphabetical",
    bibtex_names={"kyrgyz": "ky"},
    theses={"phdthesis": "философия доктору (PhD) диссертациясы", "mastersthesis": "магистрдик диссертация"},
    others="ж.б.",
    csl_terms=CSL_TERMS,
    locators=LOCATORS,
)
