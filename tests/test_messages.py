"""The command's sentences in Kazakh and Russian: each of the code is translated, and each that is told is found."""

import re
import runpy

import pytest
from builds import BOOKS, PROJECT, build, write

from baspa.cli import main
from baspa.command.show import VOICE
from baspa.command.words import COMMANDS
from baspa.formats import FORMATS
from baspa.messages import FOLDER, LANGUAGES, PLACE, Catalogue, speaker

TOOL = runpy.run_path(str(PROJECT / "tools" / "messages.py"))
OTHERS = tuple(each for each in LANGUAGES if each != "en")
PRINTED = re.compile(r"^(?:[^:]+(?::\d+)?): (?:error|warning|note) B\d+: (.*)|  hint: (.*)")
QUOTED = re.compile(r"""\"[^"]*"|'[^']*'|`[^`]*`|«[^»]*»|\([^)]*\)|\[[^]]*\]|\{[^}]*\}|[\w./-]+\.\w+""")
ENGLISH = re.compile(r"\b[a-z]+ (?:the|of|is|not|and|or|a|in|to|has|no|it) [a-z]+\b")


@pytest.fixture(autouse=True)
def voice_put_back(monkeypatch):
    """The command of a test's own process speaks on in the language that it was last asked for."""
    monkeypatch.setattr(VOICE, "said", VOICE.said)


def told():
    """Return the sentences of all faults that the miniature books show."""
    lines = "\n".join(path.read_text(encoding="utf-8") for path in sorted(BOOKS.glob("*/expected.txt"))).splitlines()
    return sorted({found[1] or found[2] for found in map(PRINTED.match, lines) if found})


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_are_what_the_code_says(language):
    for path, data in TOOL["outputs"](language, {}):
        assert path.read_bytes() == data, "run tools/messages.py"


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_without_its_translation(language):
    assert TOOL["missing"](language) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_values_of_its_sentence(language):
    for message in TOOL["known"](language):
        if isinstance(message.id, str) and message.id:
            assert sorted(PLACE.findall(message.id)) == sorted(PLACE.findall(message.string)), message.id


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_told_of_a_book_is_told_in_the_language(language):
    say = speaker(language)
    english = {line: said for line in told() if ENGLISH.search(QUOTED.sub("", said := say(line)))}
    assert english == {}
    assert any(ENGLISH.search(QUOTED.sub("", line)) for line in told())


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    "line",
    ["bulid", "check bulid", "zzzz", "watch zzzz", "new", "diff a", "import", "doctor a", "check pdf", "a/ b/",
     "pdf new", "--out", "--json=1", "--quite", "--what", "pdf --lines", "new --strict", "--json --open",
     "--messages de"],
)  # fmt: skip
def test_a_misused_command_is_told_so_in_the_language(capsys, language, line):
    with pytest.raises(SystemExit):
        main(["--messages", language, *line.split()])
    said = capsys.readouterr().err.partition(": ")[2]
    own = {*COMMANDS, *FORMATS, *LANGUAGES, "baspa"}
    assert [word for word in re.findall(r"(?<![\w-])[a-z]+", QUOTED.sub("", said)) if word not in own] == []
    assert re.search("[а-я]{3}", said)


def test_values_stand_where_the_language_has_them(tmp_path):
    from babel.messages.catalog import Catalog

    made = Catalog(locale="ru")
    made.add('image "{0}" not found in {1}', "в {1} нет картинки «{0}»")
    made.add("{0} is not there", "нет: {0}")
    made.add("the file", "файл")
    made.add(("error", "errors"), ("ошибка", "ошибки", "ошибок"))
    path = tmp_path / "baspa.mo"
    path.write_bytes(TOOL["written"](made)[1])
    say = Catalogue(path).said
    assert say('image "a.png" not found in one.md') == "в one.md нет картинки «a.png»"
    assert say("the file is not there") == "нет: файл"
    assert say("the file is not there; nobody knows") == "нет: файл; nobody knows"
    assert [say(f"{n} errors") for n in (2, 5)] == ["2 ошибки", "5 ошибок"]
    assert say("0 errors, 1 error") == "0 ошибок, 1 ошибка"
    assert say("error") == "ошибка"
    assert say("1 error") == "1 ошибка"
    assert say("what nobody translated") == "what nobody translated"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "kk_KZ.UTF-8"}, "kk"), ({"LANG": "ru_RU.UTF-8", "LC_ALL": "C"}, "en"), ({"LANGUAGE": "en:ru"}, "en"),
        ({"LC_MESSAGES": "ru_KZ"}, "ru"), ({"LANG": "fr_FR.UTF-8"}, "en"), ({}, "en"),
    ],
)  # fmt: skip
def test_the_language_is_that_of_the_environment(monkeypatch, environment, language):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert speaker()("take it out") == speaker(language)("take it out")
    assert (FOLDER / language / "LC_MESSAGES" / "baspa.mo").is_file()


@pytest.mark.parametrize("language", OTHERS)
def test_a_new_book_is_in_the_language_and_builds_without_a_word(tmp_path, language):
    from baspa.command.new import new

    assert new(tmp_path / "book", language) == new(tmp_path / "english")
    made = build(tmp_path / "book", ("pdf", "epub"))
    assert made.problems == ()
    assert made.book.metadata.language == language


@pytest.mark.parametrize("language", OTHERS)
def test_the_command_speaks_the_language_that_is_asked_for(tmp_path, capsys, language):
    folder = write(tmp_path, "# One\n\n![](a.png)\n")
    assert main(["--book", str(folder), "--messages", language]) == 1
    said = capsys.readouterr().err
    assert speaker(language)("error") in said
    assert speaker(language)('image "a.png" not found') in said
    assert main([f"--messages={language}", "formats"]) == 0
    assert speaker(language)("the e-book: EPUB 3.3") in capsys.readouterr().out


def test_a_language_without_messages_is_misuse(tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--messages", "fr", "formats"])
    assert ended.value.code == 2
    assert 'no messages in "fr"' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("switches", "language"),
    [
        ([], "ru"),
        (["--messages", "kk"], "kk"),
        (["--language", "kk"], "kk"),
        (["--messages", "kk", "--language", "en"], "en"),
    ],
)
def test_a_new_book_is_in_the_language_that_is_spoken_or_named(tmp_path, capsys, monkeypatch, switches, language):
    monkeypatch.setenv("LANGUAGE", "ru")
    assert main(["new", str(tmp_path / "mine"), *switches]) == 0
    assert f'language = "{language}"' in (tmp_path / "mine" / "book.toml").read_text()


def test_a_new_book_in_another_language_is_told(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["new", str(tmp_path / "mine"), "--language", "de"])
    assert 'there is no book to start from in "de": en, kk, ru' in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("name", ["first-steps.md", "first-steps.kk.md", "first-steps.ru.md"])
def test_first_steps_say_what_the_command_says(tmp_path, capsys, name):
    language = name.split(".")[1] if name.count(".") == 2 else "en"
    folder = tmp_path / "mybook"
    text = (PROJECT / "docs" / name).read_text(encoding="utf-8")
    assert main(["new", str(folder), "--messages", language, "-q"]) == 0
    (folder / "text/01-writing.md").write_text("# A\n" + "\n" * 12 + "![x](img/pod.png)\n", encoding="utf-8")
    (folder / "images/pod.png").write_bytes(b"")
    main(["--book", str(folder), "--messages", language])
    told = [line for line in capsys.readouterr().err.splitlines() if "pod.png" in line]
    assert len(told) >= 2
    assert all(line in text for line in told[:2]), told
