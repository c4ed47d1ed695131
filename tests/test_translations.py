"""That the window speaks another language wherever it speaks: no text is written past Qt's translation."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
CATALOGUES = ROOT / "resources" / "translations"
SOURCES = sorted([*ROOT.glob("widgets/*.py"), *ROOT.glob("app/qt/*.py"), ROOT / "app" / "main.py"])
TRANSLATORS = {"tr", "translate", "translatable"}
NOT_FOR_PEOPLE = {
    # for other parts of the program, for files and for Qt
    *("setObjectName", "setProperty", "setStyleSheet", "getattr", "compile", "normalize", "strftime"),
    # to who reads the code or the log
    *("exception", "critical", "debug", "getLogger"),
    *("AssertionError", "IndexError", "KeyError", "LookupError", "RuntimeError", "TypeError", "ValueError"),
}
NEVER_SHOWN = {
    # pictures for the documentation, and the records that they need
    "widgets/tour.py",
    "widgets/tour_records.py",
}
SPOKEN_ALIKE = {
    # names, and what is typed into the program
    *("Orchestra Replay", "orchestra-replay demo", "%(asctime)s %(levelname)s %(name)s: %(message)s"),
    *("Inter", "JetBrains Mono", "Fusion"),
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
