"""What the README of a package says, in each language that has a file here."""

from __future__ import annotations

# {title}, {authors} and {press} are filled in. A part that begins with "data/" or a file's name tells of it.
README = {
    "en": """\
{title}
{authors}

This is a book, packed to be kept. The folder is a bag as libraries exchange
them (BagIt 1.0, RFC 8493). Nothing but the zip is needed to read it.

To read the book, open a file in data/editions:
  the PDF           as it was printed
  the EPUB          for e-readers
  the folder -web   in a browser: open index.html
  the text          in anything: UTF-8

What else is here:
  data/metadata     records for catalogues
  data/source       what the author and the editor wrote: Markdown and book.toml
  data/press        the program that made the book: {press}
  data/build        the libraries that it was made with, by version and hash
  data/reports      what validators found: open conformance.html
  manifest-*.txt    a hash of each file

To see whether anything was damaged:  sha256sum -c manifest-sha256.txt
To make the book again with Python, in this folder:
  python -m pip install --require-hashes -r data/build/requirements.txt
  cd data/press
  python -m baspa pdf epub --book ../source --out ../../again
The versions of Python and of the system's libraries, Pango and HarfBuzz, are in
data/build/environment.json; with others the pages may differ.
""",
    "kk": """\
{title}
{authors}

Бұл — сақтауға дайындалған кітап. Папка — кітапханалар бір-біріне беретін
BagIt 1.0 (RFC 8493) бумасы. Оқу үшін осы zip-файлдан басқа ештеңе керек емес.

Кітапты оқу үшін data/editions папкасындағы файлды ашыңыз:
  PDF               басылған түрінде
  EPUB              электрондық кітап оқитын құрылғыларға
  -web папкасы      браузерде: index.html файлын ашыңыз
  мәтін             кез келген бағдарламада: UTF-8

Тағы не бар:
  data/metadata     каталогтарға арналған жазбалар
  data/source       автор мен редактор жазғаны: Markdown және book.toml
  data/press        кітапты жасаған бағдарлама: {press}
  data/build        ол пайдаланған кітапханалар, нұсқасы және хешімен
  data/reports      тексергіштер тапқаны: conformance.html файлын ашыңыз
  manifest-*.txt    әр файлдың хеші

Бүлінгенін тексеру:  sha256sum -c manifest-sha256.txt
Кітапты Python арқылы қайта жасау, осы папкада:
  python -m pip install --require-hashes -r data/build/requirements.txt
  cd data/press
  python -m baspa pdf epub --book ../source --out ../../again
Python мен жүйе кітапханаларының (Pango, HarfBuzz) нұсқалары
data/build/environment.json файлында; басқаларымен беттер өзгеше болуы мүмкін.
""",
    "ru": """\
{title}
{authors}

Это книга, упакованная для хранения. Папка — пакет BagIt 1.0 (RFC 8493), какими
обмениваются библиотеки. Чтобы прочесть книгу, ничего, кроме этого zip, не нужно.

Чтобы читать, откройте файл в data/editions:
  PDF               как напечатано
  EPUB              для электронных книг
  папка -web        в браузере: откройте index.html
  текст             в любой программе: UTF-8

Что ещё здесь:
  data/metadata     записи для каталогов
  data/source       то, что написали автор и редактор: Markdown и book.toml
  data/press        программа, которая сделала книгу: {press}
  data/build        библиотеки, с которыми она сделана, с версией и хешем
  data/reports      что нашли валидаторы: откройте conformance.html
  manifest-*.txt    хеш каждого файла

Проверить, не повреждено ли что-нибудь:  sha256sum -c manifest-sha256.txt
Сделать книгу снова с помощью Python, в этой папке:
  python -m pip install --require-hashes -r data/build/requirements.txt
  cd data/press
  python -m baspa pdf epub --book ../source --out ../../again
Версии Python и библиотек системы (Pango, HarfBuzz) записаны в
data/build/environment.json; с другими страницы могут отличаться.
""",
}
