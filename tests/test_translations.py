"""That the window speaks another language wherever it speaks: no text is written past Qt's translation."""

import ast
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from widgets.actions import GROUPS
from widgets.workbench import DOCKS

ROOT = Path(__file__).parent.parent
CATALOGUES = ROOT / "resources" / "translations"
SOURCES = sorted(file for folder in ("widgets", "app/qt", "app") for file in ROOT.glob(f"{folder}/*.py"))
TRANSLATORS = {"tr", "translate", "translatable", "say", "Command"}
"""``make translations`` collects what they are given."""
NAMES = {
    # by which the code knows docks, panes and groups of commands; their titles are translated
    *DOCKS,
    *GROUPS,
    *("Timeline", "Transport", "Filter"),
}
NOT_FOR_PEOPLE = {
    # for other parts of the program, for files and for Qt
    *("setObjectName", "setProperty", "setStyleSheet", "getattr", "compile", "normalize", "strftime"),
    # to who reads the code or the log
    *("exception", "critical", "debug", "getLogger"),
    *("AssertionError", "IndexError", "KeyError", "LookupError", "RuntimeError", "TypeError", "ValueError"),
}
SAMPLES = {
    # of which only the width counts
    *("Rounds", "Duration", "curious-student, creative-artist, skeptical-scientist", "Humans", "in progress"),
    *("Last minute__", "Behind", "Partition", "Breakpoint", "_conflicting response____"),
}
NEVER_SHOWN = {
    # pictures for the documentation, and the records that they need
    "widgets/tour.py",
    "widgets/tour_dialogs.py",
    "widgets/tour_guide.py",
    "widgets/tour_records.py",
}
SPOKEN_ALIKE = {
    # names, and what is typed into the program
    *("Orchestra Replay", "orchestra-replay demo", "%(asctime)s %(levelname)s %(name)s: %(message)s"),
    *("Inter", "JetBrains Mono", "Fusion", "English", "Deutsch", "Avro", "JSON Schema", "Protobuf"),
    *(" — Orchestra Replay", "yyyy-MM-dd HH:mm:ss"),
    # names of threads and processes
    *("connection check", "engine of ", "engine's messages", "filter expression", ": requests", ": replies"),
    *("save index", "digest of the session"),
    # by which the code knows the steps of a connection's test, and a colour
    *("name resolved", "topics found", "read allowed", "records seen", "schema registry", "sky blue"),
    # what the Kafka client's sentences, which are English, call a profile
    "that has no name",
    # types as text
    *("Answer", "Request", "Reply"),
}


def called(function: ast.expr) -> str:
    """The name of what is called."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def texts(node: ast.AST, call: str = "") -> Iterator[tuple[int, str]]:
    """(line, text) of what is written out in the code and not given to a translator."""
    match node:
        case ast.Call(func=function) if called(function) in TRANSLATORS:
            return
        case ast.Call(func=function, args=arguments, keywords=keywords):
            yield from texts(function)
            each: ast.AST
            for each in (*arguments, *(keyword.value for keyword in keywords)):
                yield from texts(each, called(function))
        case ast.Expr(value=ast.Constant()) | ast.arg():
            return
        case ast.AnnAssign(value=value):
            if value is not None:
                yield from texts(value, call)
        case ast.FunctionDef(body=body, args=arguments) | ast.AsyncFunctionDef(body=body, args=arguments):
            for each in (*body, *arguments.defaults):
                yield from texts(each)
        case ast.JoinedStr(values=parts):
            words = "{}".join(str(part.value) for part in parts if isinstance(part, ast.Constant))
            if call not in NOT_FOR_PEOPLE:
                yield node.lineno, words
            for part in parts:
                if isinstance(part, ast.FormattedValue):
                    yield from texts(part.value)
        case ast.Constant(value=str(text)):
            if call not in NOT_FOR_PEOPLE:
                yield node.lineno, text
        case _:
            for child in ast.iter_child_nodes(node):
                yield from texts(child, call)


def is_sentence(text: str) -> bool:
    """Whether it is more than a name or a key: words with a space between, or a word with a capital."""
    return bool(re.search(r"[A-Za-z]{2,}\S* +\S*[A-Za-z]", text) or re.fullmatch(r"[A-Z][a-z]+[….]?", text))


def test_no_text_of_the_window_is_written_past_its_translation() -> None:
    untranslated = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in SOURCES
        if path.relative_to(ROOT).as_posix() not in NEVER_SHOWN
        for line, text in texts(ast.parse(path.read_text("utf-8")))
        if is_sentence(text) and text not in SPOKEN_ALIKE | NAMES | SAMPLES
    ]
    assert untranslated == [], "give them to self.tr, tr or translatable, then run make translations"


def test_no_translation_is_asked_for_within_an_f_string() -> None:
    """The collector of texts does not look into them."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in SOURCES
        for outer in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(outer, ast.JoinedStr)
        for call in ast.walk(outer)
        if isinstance(call, ast.Call)
        and called(call.func) in TRANSLATORS
        and call.args
        and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def messages(language: str) -> Iterator[tuple[str, ET.Element]]:
    """(text, message) of a catalogue."""
    for message in ET.parse(CATALOGUES / f"{language}.ts").iter("message"):
        yield message.findtext("source") or "", message


def translations(message: ET.Element) -> list[str]:
    """What a message is in the other language: one text, or one for each plural form."""
    forms = message.findall("translation/numerusform") or message.findall("translation")
    return [form.text or "" for form in forms]


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_text_is_translated_in_full(language: str) -> None:
    unfinished = [
        text
        for text, message in messages(language)
        if message.find("translation[@type]") is not None or not all(translations(message))
    ]
    assert unfinished == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_translations_fill_in_what_the_text_does(language: str) -> None:
    wrong = [
        text
        for text, message in messages(language)
        for translation in translations(message)
        if (set(_places(translation)) != set(_places(text))) and text not in FREER
    ]
    assert wrong == []


FREER = {"Open a what-if branch first, then {do} it."}
"""Sentences that another language says without one of their values."""


def _places(text: str) -> list[str]:
    return re.findall(r"\{[^}]*\}|%L?n", text)


def test_the_catalogues_hold_the_texts_of_the_code_and_are_compiled(tmp_path: Path) -> None:
    """``make translations`` was run after the last change."""
    copy = tmp_path / "translations"
    shutil.copytree(CATALOGUES, copy)
    subprocess.run([ROOT / "packaging" / "translations.sh", copy], check=True, timeout=60)
    changed = [
        each.name for each in copy.iterdir() if each.read_bytes() != (CATALOGUES / each.name).read_bytes()
    ]
    assert changed == []
