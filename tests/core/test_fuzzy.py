"""Finding a name by some of its letters."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.fuzzy import score

NAMES = ["Next round", "Next error", "Export this match", "Previous round", "Go to event", "Find matches"]


def best(query: str) -> str:
    found = [(fit, name) for name in NAMES if (fit := score(query, name)) is not None]
    return max(found)[1]


def test_letters_find_the_name_that_has_them_best() -> None:
    assert best("nr") == "Next round"
    assert best("nxtrnd") == "Next round"
    assert best("match") == "Find matches"
    assert best("error") == "Next error"
    assert best("GTE") == "Go to event"


def test_a_letter_too_many_finds_nothing() -> None:
    assert score("nrx", "Next round") is None
    assert score("zz", "Next round") is None


def test_an_early_beginning_of_a_word_does_not_hide_letters_that_are_needed() -> None:
    assert score("et", "the tent") is not None
    assert score("xtr", "next at round") is not None


@given(query=st.text(alphabet="abc ", max_size=6), text=st.text(alphabet="abc ", max_size=12))
def test_what_has_the_letters_in_order_is_found_and_nothing_else(query: str, text: str) -> None:
    letters = iter(text)
    in_order = all(letter in letters for letter in query.replace(" ", ""))
    assert (score(query, text) is not None) == in_order


@given(text=st.text(max_size=20))
def test_nothing_typed_finds_everything(text: str) -> None:
    assert score("", text) is not None
