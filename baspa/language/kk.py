"""Kazakh (қазақ тілі), in Cyrillic letters."""

from __future__ import annotations

import datetime
import functools

from baspa.language.boxes import BOXES
from baspa.language.csl_terms import csl_terms
from baspa.language.endings import ENDINGS, KINSHIP
from baspa.language.latin import romanise, scheme
from baspa.language.model import Language
from baspa.language.nobreak import END, SMALL, START, Rules, any_of, common, counted, named, numbered, signed, titled
from baspa.language.web_words import WEB

MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"

WORDS = {
    "abbreviations": "Қысқартулар",
    "about.author": "Автор туралы",
    "about.authors": "Авторлар туралы",
    "abstract": "Аңдатпа",
    "accepted": "Жариялауға қабылданды",
    "acknowledgements": "Алғыс",
    "affiliation": "Жұмыс орны",
    "afterword": "Соңғы сөз",
    "annotation": "Аңдатпа",
    "appendix": "{n} қосымшасы",
    "author": "Авторы",
    "bbk": "КБЖ",
    "backlink": "Мәтінге оралу",
    "bibliography": "Пайдаланылған әдебиеттер",
    "body": "Мәтіннің басы",
    **BOXES["kk"],
    "chapter": "тарау",
    "chapter.label": "{n}-тарау",
    "colophon": "Колофон",
    "compiler": "Құрастырған",
    "conclusion": "Қорытынды",
    "corresponding": "Хат алмасуға жауапты автор",
    "cover": "Мұқаба",
    "cover.alt": "Кітаптың мұқабасы: {authors}. {title}",
    "decimal": ",",
    "dedication": "Арнау",
    "demonstration": "Дәлелдеу",
    "doi": "DOI",
    "edition": "Басылым",
    "edition.number": "{n}-басылым",
    "editor": "Редакторы",
    "editorial.heading": "[редактор қойған тақырып]",
    "email": "Электрондық пошта",
    "endnotes": "Сілтемелер",
    "epigraph": "Эпиграф",
    "epub.summary.decorative": "Суреттер тек безендіру үшін қойылған.",
    "epub.summary.described": "Суреттерге сипаттама берілген.",
    "epub.summary.formulas": "Формулалар MathML тілінде жазылған.",
    "epub.summary.moving": "Кейбір суреттер қозғалады.",
    "epub.summary.pageless": "Бет нөмірлері жоқ.",
    "epub.summary.pages": "Қағаз кітаптың беттері белгіленген.",
    "epub.summary.pictureless": "Мұқабадан басқа сурет жоқ.",
    "epub.summary.read": "Дауыстап оқылған жазба мәтінмен бірге естіледі.",
    "epub.summary.tables": "Кестелер сурет емес, кесте күйінде берілген.",
    "epub.summary.text": (
        "Мәтін оқылу ретімен берілген, тақырыптары белгіленген, мазмұнынан әр бөлімге өтуге болады. "
        "Қаріптің үлкендігі мен түсін оқырман өзі таңдайды."
    ),
    "epub.summary.undescribed": "Суреттердің бәріне бірдей сипаттама берілмеген.",
    "example": "{n}-мысал",
    "figure": "{n}-сурет",
    "footnote": "сілтеме",
    "foreword": "Алғы сөз",
    "format": "Пішімі",
    "listing": "{n}-листинг",
    "unit.mm": "мм",
    "generated": "{tool} құралымен жасалды",
    "glossary": "Түсіндірме сөздік",
    "group": "\u00a0",
    "imprint": "Шығарылым деректері",
    "index.names": "Есімдер көрсеткіші",
    "index.places": "Жер-су атаулары көрсеткіші",
    "index.see": "қараңыз:",
    "index.seealso": "тағы қараңыз:",
    "index.title": "Көрсеткіш",
    "introduction": "Кіріспе",
    "isbn": "ISBN",
    "isbn.epub": "ISBN (EPUB)",
    "isbn.pdf": "ISBN (PDF)",
    "isbn.print": "ISBN (қағаз кітап)",
    "keywords": "Түйін сөздер",
    "landmarks": "Кітаптың бөліктері",
    "licence": "Лицензия",
    "list.and": "және",
    "list.figures": "Суреттер тізімі",
    "list.or": "не",
    "list.sep": ", ",
    "list.tables": "Кестелер тізімі",
    "next": "Келесі",
    "note": "Ескертпе",
    "note.back": "Мәтінге оралу",
    "notes": "Ескертпелер",
    "notes.editor": "Редактор ескертпелері",
    "number.series": "№ {n}",
    "numbering.chapter": "{n}-тарау",
    "numbering.part": "{roman} бөлім",
    "orcid": "ORCID",
    "order": "Тапсырыс",
    "page": "бет",
    "page.count": "{n} бет",
    "page.list": "Қағаз кітаптың беттері",
    "page.range": "{a}–{b}-беттер",
    "page.ref": "{n}-бет",
    "page.size": "Бет өлшемі",
    "pages": "Беттері",
    "paper": "Қағаз пішімі",
    "part": "бөлім",
    "part.label": "{n} бөлім",
    "place": "Шыққан жері",
    "preface": "Алғысөз",
    "print.sheets": "Баспа табағы",
    "printer": "Басылған жері",
    "printrun": "Таралымы",
    "printrun.copies": "{n} дана",
    "proof": "Түзету нұсқасы",
    "proof.line": "{page}-бет, {line}-жол",
    "proof.lost": "мәтінде табылмады",
    "proof.number": "№",
    "proof.place": "Орны",
    "proof.queries": "Редактордың сұрақтары",
    "proof.query": "Сұрақ",
    "proof.suggested": "Ұсыныс",
    "proof.whole": "бүкіл кітап",
    "proof.words": "Сөздер",
    "publisher": "Баспасы",
    "reading.accessibility": "Қолжетімділік",
    "received": "Редакцияға түсті",
    "reviewers": "Пікір жазғандар",
    "rights": "Барлық құқығы қорғалған",
    "rights.holder": "Құқық иесі",
    "role.aui": "Алғысөзін жазған",
    "role.aut": "Авторы",
    "role.com": "Құрастырған",
    "role.ctb": "Үлес қосқан",
    "role.edt": "Редакторы",
    "role.ill": "Суретшісі",
    "role.pbd": "Баспа директоры",
    "role.trl": "Аударған",
    "section": "параграф",
    "section.label": "§ {n}",
    "series": "Сериясы",
    "sheets.back": "{n}-парақ, арты",
    "sheets.bind": "Түбін желімдеңіз немесе сақиналарға салыңыз.",
    "sheets.cut": "Буманы ортасынан, жоғарыдан төмен кесіңіз.",
    "sheets.cut.four": "Буманы ортасынан бойлай да, көлденең де кесіңіз.",
    "sheets.eight": (
        "Парақты басылған жағын сыртына қаратып сегізге бүктеңіз: бір рет бойлай, екі рет көлденең. Жазыңыз."
    ),
    "sheets.finish": "Кітап қалай құрастырылады",
    "sheets.fold": "Ортасынан бүктеңіз.",
    "sheets.front": "{n}-парақ, алды",
    "sheets.gather": "Парақтарды шыққан ретімен, алдын төмен қаратып, дәптерлерге салыңыз: {sheets}.",
    "sheets.leaf": "Кітапша етіп жабыңыз: 1-бет — мұқаба.",
    "sheets.nest": "Парақтарды шыққан ретімен, алдын төмен қаратып қабаттаңыз: біріншісі ең сыртында.",
    "sheets.order": "Дәптерлерді ретімен бірінің үстіне бірін қойыңыз, біріншісі үстінде.",
    "sheets.pile": "Буманы алдын жоғары қаратып қойыңыз, бірінші парақ үстінде.",
    "sheets.print.hand": (
        "Алдыңғы жақтарын басыңыз. Буманы қысқа шетінен аударып, науаға салып, артқы жақтарын басыңыз; "
        "бәрі нақты өлшемінде."
    ),
    "sheets.print.lies": (
        "Алдыңғы жақтарын басыңыз. Буманы науаға шыққан қалпында, аудармай да, бұрмай да салып, артқы жақтарын "
        "басыңыз; бәрі нақты өлшемінде."
    ),
    "sheets.print.long": "Екі жағына, ұзын шетінен аударып, нақты өлшемінде басып шығарыңыз.",
    "sheets.print.one": "Бір жағына, нақты өлшемінде басып шығарыңыз.",
    "sheets.print.short": "Екі жағына, қысқа шетінен аударып, нақты өлшемінде басып шығарыңыз.",
    "sheets.push": "Бойлай бүктеп, екі шетін бір-біріне итеріңіз.",
    "sheets.sew": "Бүктелген жерінен тігіңіз немесе түбін желімдеңіз.",
    "sheets.sheets": "Принтерден шыққан парақтар",
    "sheets.slit": "Ұзын бүктеменің ортасын шеткі көлденең бүктемелердің арасында кесіңіз.",
    "sheets.spreads": "Қос беттер",
    "sheets.stack.four.left": (
        "Бумаларды бірінің үстіне бірін қойыңыз, үстінен бастап: жоғарғы сол, жоғарғы оң, төменгі сол, төменгі оң."
    ),
    "sheets.stack.four.right": (
        "Бумаларды бірінің үстіне бірін қойыңыз, үстінен бастап: жоғарғы оң, жоғарғы сол, төменгі оң, төменгі сол."
    ),
    "sheets.stack.left": "Сол жақ буманы оң жақтағысының үстіне қойыңыз.",
    "sheets.stack.right": "Оң жақ буманы сол жақтағысының үстіне қойыңыз.",
    "sheets.staple": "Бүктелген жерін екі қапсырмамен бекітіңіз.",
    "sheets.title": "Шолу парағы",
    "sic": "түпнұсқада осылай",
    "sic.short": "[sic]",
    "signed": "Басуға қол қойылды",
    "sources": "Дереккөздер",
    "supplied.both": "Кітаптың атауы мен тақырыптарын редактор қойған.",
    "supplied.headings": "Тақырыптарды редактор қойған.",
    "supplied.title": "Кітаптың атауын редактор қойған.",
    "table": "{n}-кесте",
    "titlepage": "Титул беті",
    "toc.landmark": "Мазмұны",
    "toc.title": "Мазмұны",
    "translator": "Аударған",
    "typeface": "Қаріп түрі",
    "typeset.in": "Қаріп түрі",
    "udc": "ӘОЖ",
    "volume.series": "{n}-том",
    **WEB["kk"],
    "year": "{n} ж.",
    "year.full": "{n} жыл",
}

LOCATORS = {
    "book": "кітап кіт.",
    "chapter": "тарау тар.",
    "column": "баған бағ.",
    "figure": "сурет сур.",
    "folio": "парақ",
    "issue": "шығарылым шығ.",
    "line": "жол",
    "note": "ескертпе ескерт.",
    "number": "нөмір",
    "opus": "опус",
    "page": "бет беттер б. бб.",
    "paragraph": "абзац абз. тармақ",
    "part": "бөлік",
    "section": "бөлім бөл. параграф",
    "table": "кесте",
    "verse": "шумақ",
    "volume": "том т. тт.",
}
# The CSL project has no Kazakh locale; these words want a native editor's eye, above all the abbreviations and "in".
# Ordinals: 2-ші, 5-ші; 6-шы, 9-шы, 10-шы, 20-шы: the ending sounds as the numeral does. Short months are CLDR's.
CSL_TERMS = csl_terms(
    """
    date/text={year} ж. {day} {month}; date/numeric={day}.{month}.{year}; accessed=қаралған күні; and=және;
    and others=және т.б.; anonymous=белгісіз автор; at=мекенжайы; available at=қолжетімді; by=; circa=шамамен;
    circa/short=шам.; cited=келтірілген; et-al=және т.б.; forthcoming=шығады; from=мына жерден; ibid=сонда;
    in=кітапта:; in press=баспада; internet=интернет; letter=хат; loc-cit=сонда; no date=жылы көрсетілмеген;
    no date/short=ж.к.; online=онлайн; op-cit=аталған еңбек; personal-communication=жеке хат-хабар;
    presented at=баяндалған жері; reference=сілтеме; reference/short=сілт.; retrieved=алынған күні; scale=масштабы;
    version=нұсқа; working-paper=алдын ала басылым; article-journal=журнал мақаласы; article-magazine=журнал мақаласы;
    article-newspaper=газет мақаласы; book=кітап; interview=сұхбат; manuscript=қолжазба; map=карта; patent=патент;
    report=есеп; review=пікір; review-of=пікір:; speech=баяндама; thesis=диссертация; webpage=веб-парақ; ad=б.з.;
    bc=б.з.д.; open-quote=«; close-quote=»; open-inner-quote=“; close-inner-quote=”; page-range-delimiter=–;
    ordinal=-ші; ordinal-06=-шы; ordinal-09=-шы; ordinal-10=-шы; ordinal-20=-шы; ordinal-30=-шы; ordinal-40=-шы;
    ordinal-60=-шы; ordinal-90=-шы; book/short=кіт.; chapter=тарау; chapter/short=тар.; column=баған;
    column/short=бағ.; edition=басылым; edition/short=бас.; figure=сурет; figure/short=сур.; folio=парақ;
    folio/short=п.; issue=нөмір; issue/short=№; line=жол; line/short=жол; note=ескертпе; note/short=ескерт.;
    number=нөмір; number/short=№; opus=опус; page=бет; page/short=б.; number-of-pages=бет; number-of-pages/short=б.;
    paragraph=абзац; paragraph/short=абз.; part=бөлік; part/short=бөлік; section=бөлім; section/short=бөл.;
    section/symbol=§; sub-verbo=мақала; sub-verbo/short=мақ.; supplement=қосымша; supplement/short=қос.; table=кесте;
    table/short=кесте; verse=өлең жолы; verse/short=өлең; volume=том; volume/short=т.;
    collection-editor=сериясының редакторы; compiler=құрастырушы; compiler/short=құраст.; compiler/verb=құрастырған;
    compiler/verb-short=құраст.; container-author/verb=авторы; director=режиссёр; director/short=реж.;
    editor=редактор; editor/short=ред.; editor/verb=редакциясын басқарған; editor/verb-short=ред.;
    editorial-director/short=бас ред.; editortranslator=редактор және аудармашы; editortranslator/short=ред., ауд.;
    editortranslator/verb=редакциялап аударған; editortranslator/verb-short=ред., ауд.; illustrator=суретші;
    illustrator/short=сур.; illustrator/verb=суретін салған; interviewer/verb=сұхбаттасқан; recipient/verb=алушы;
    translator=аудармашы; translator/short=ауд.; translator/verb=аударған; translator/verb-short=ауд.;
    season-01=көктем; season-02=жаз; season-03=күз; season-04=қыс
    """,
    MONTHS.split(),
    ["қаң.", "ақп.", "нау.", "сәу.", "мам.", "мау.", "шіл.", "там.", "қыр.", "қаз.", "қар.", "жел."],
)

# ALA-LC romanisation, Kazakh in Cyrillic script.
ALA_LC = scheme(
    "а=a ә=ă б=b в=v г=g ғ=gh д=d е=e ё=ë ж=zh з=z и=i й=ĭ к=k қ=q л=l м=m н=n ң=n͡g о=o ө=ȯ п=p р=r с=s т=t у=u ұ=ū "
    "ү=u̇ ф=f х=kh һ=ḣ ц=t͡s ч=ch ш=sh щ=shch ъ=ʺ ы=y і=ī ь=ʹ э=ė ю=i͡u я=i͡a"
)

# Stems, so that жыл finds жылдың and жылдарында; тарма[қғ] finds тармақ and тармағы.
COUNTED_STEMS = (
    "ғасыр жыл ай апта күн тәулі[кг] сағат минут секунд дана адам жас бет том бөлім тарау ба[пб] тарма[қғ] бөлі[кг] "
    "сурет кесте кітап шаршы текше мың миллион миллиард триллион теңге тиын рубл доллар еуро пайыз процент градус рет "
    "мәрте есе метр километр шақырым гектар тонна килограмм грамм литр "
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйе[кг] қазан қараша желтоқсан"
)
COUNTED_SHORT = (
    "жж? ғғ? мм см дм км м га мл л мг кг г ц т мин сағ с млн млрд трлн мың тг кВт МВт ГВт Вт Гц бб? тт? "
    "Па кПа МПа Дж кДж МДж кВ мВ мА Ом кОм эВ моль мкм нм мс кГц МГц кал ккал дБ"
)


def to_latin(text: str) -> str:
    """Romanise for library records (ALA-LC)."""
    return romanise(text, ALA_LC)


def long_date(date: datetime.date) -> str:
    """Write a date as CLDR's long form does: 1992 ж. 2 наурыз."""
    return f"{date.year}\u00a0ж. {date.day}\u00a0{MONTHS.split()[date.month - 1]}"


@functools.cache
def unbreakable() -> Rules:
    """Return what stays on one line (spelling rules, §§105–107, and the custom of Kazakh books)."""
    return (
        *common(),
        # Ordinals with their ending or their noun: 46-шы, 3-сурет, ХХ-ғасыр.
        signed(rf"{START}\d+(?:[–,]\d+)?-\w+", r"\d"),
        counted(rf"{any_of(COUNTED_STEMS)}\w{{0,8}}", rf"{any_of(COUNTED_SHORT)}\.?(?:-\w+)?", r"(?:кв|куб)\.\s?к?м"),
        # Б. 12–30, Т. 2, вып. 3: in a bibliography the word comes first; б. 12 in a citation.
        numbered(r"[Бб]б?\. [Тт]т?\. [Вв]ып\. [Шш]ығ\."),
        # Its ending behind a closing quote: «Ана тілі»-нің.
        signed(rf"[»”]-{SMALL}{{1,8}}{END}(?!-)", "[»”]-"),
        # және т. б., т. с. с., б. з. д., м. а.: shortened words of enumerations, of dates before our era, of offices.
        signed(
            rf"{START}(?:және\s|ж\.\s?)?т\.\s?(?:б|с\.\s?с)\.|{START}б\.\s?з\.(?:\s?[дб]\.)?|{START}м\.\s?а\.",
            r"\.\s?[бсза]\.",
        ),
        # с. ғ. д., ф.-м. ғ. к.; II Екатерина, Николай II; Алматы қ., Абай көш.
        *named("ғ", "қ ауд обл көш даң"),
        titled(r"проф\. акад\. доц\. д-р"),
    )


LANGUAGE = Language(
    code="kk",
    script="cyrl",
    region="KZ",
    name="қазақ тілі",
    direction="ltr",
    words=WORDS,
    hyphenation="hyph_kk.dic",
    reader_hyphenates=False,
    hyphenate_limits=(5, 2, 2),
    decimal=",",
    quotes=("«", "»", "“", "”"),  # Unicode CLDR
    unbreakable=unbreakable,
    romanise=to_latin,
    long_date=long_date,
    endings=ENDINGS["kk"],
    kinship=KINSHIP["kk"],
    governing_behind=r"(?:бер|көрсет|келтір|ұсын|жинақта|сипатта|жазы)(?:і?л|ыл|ы?н)\w+|көрін\w+|көріп|көруге|қара\w*|сәйкес",
    alphabet="аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    appendix_letters="АБВГДЕЖИКЛМНПРСТУФХЦШЩЭЮЯ",  # as in Russian: letters that both alphabets have
    reference_heads="әдебиет|дереккөз|библиограф",
    citation_style="gost-alphabetical",
    bibtex_names={"kazakh": "kk"},
    theses={"phdthesis": "философия докторы (PhD) диссертациясы", "mastersthesis": "магистрлік диссертация"},
    others="т.б.",
    locators=LOCATORS,
    csl_terms=CSL_TERMS,
)
