"""What differs, as texts and rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt

from app.qt import difference_model
from app.qt.difference_model import Column, DifferenceModel, Kind
from app.qt.difference_text import LONGEST_TEXT, pair_texts
from tests.widgets.comparisons import comparison, different, three_differences
from tests.widgets.matches import checked

DESCENDING = Qt.SortOrder.DescendingOrder


@pytest.fixture
def model() -> DifferenceModel:
    made = DifferenceModel()
    checked(made)
    return made


def column(model: DifferenceModel, which: Column) -> list[str]:
    return [model.index(row, which).data() for row in range(model.rowCount())]


def test_matches_missing_in_kafka_come_first_and_what_could_not_be_read_last(model: DifferenceModel) -> None:
    model.show_comparison(
        comparison(
            missing=("lost",),
            extra=("ours",),
            unreadable=("line 3: no matchId",),
            different=(different("m1", "result", "correct", "incorrect", 9),),
        )
    )
    assert column(model, Column.KIND) == ["missing in Kafka", "different", "only in Kafka", "not readable"]
    assert column(model, Column.MATCH) == ["lost", "m1", "ours", "—"]
    assert column(model, Column.KAFKA) == ["—", "correct", "there", "—"]
    assert column(model, Column.OTHER) == ["there", "incorrect", "—", "line 3: no matchId"]
    assert column(model, Column.EVENT) == ["", "#9", "", ""]


def test_fields_and_events_are_sorted_by_their_numbers(model: DifferenceModel) -> None:
    fields = [f"rounds.{number}.prompt" for number in (10, 2, 1)]
    model.show_comparison(
        comparison(
            different=tuple(
                different("m1", field, "x", "y", number)
                for field, number in zip(fields, (100, 20, 3), strict=True)
            )
        )
    )
    model.sort(Column.FIELD)
    assert column(model, Column.FIELD) == fields[::-1]
    model.sort(Column.EVENT, DESCENDING)
    assert column(model, Column.EVENT) == ["#100", "#20", "#3"]


@pytest.mark.parametrize("which", list(Column))
def test_every_column_sorts_both_ways_and_a_chosen_row_stays_chosen(
    model: DifferenceModel, which: Column
) -> None:
    model.show_comparison(three_differences())
    chosen = QPersistentModelIndex(model.index(1, Column.MATCH))
    model.sort(which)
    ascending = column(model, Column.MATCH)
    assert chosen.data() == "m1"
    model.sort(which, DESCENDING)
    assert sorted(column(model, Column.MATCH)) == sorted(ascending)
    assert chosen.data() == "m1"


def test_the_filter_looks_at_all_that_a_row_tells(model: DifferenceModel) -> None:
    model.show_comparison(three_differences())
    for words, matches in (
        ("why NOT", ["m1"]),
        ("responses.a", ["m1"]),
        ("kafka", ["lost", "ours"]),
        ("-missing", ["m1", "ours"]),
        ("nothing of this", []),
        ("", ["lost", "m1", "ours"]),
    ):
        model.set_filter(words)
        assert column(model, Column.MATCH) == matches, words


def test_a_new_comparison_keeps_the_sorting_and_the_filter(model: DifferenceModel) -> None:
    model.show_comparison(three_differences())
    model.sort(Column.MATCH, DESCENDING)
    model.set_filter("-lost")
    model.show_comparison(three_differences())
    assert column(model, Column.MATCH) == ["ours", "m1"]
    model.show_comparison(None)
    assert (model.rowCount(), model.total) == (0, 0)


def test_a_flood_of_differences_is_cut_and_counted(
    model: DifferenceModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(difference_model, "MOST_ROWS", 5)
    model.show_comparison(comparison(missing=tuple(f"m{number}" for number in range(8))))
    assert (model.rowCount(), model.total, model.left_out) == (5, 8, 3)


def test_a_copied_row_has_the_whole_values(model: DifferenceModel) -> None:
    long = "The same beginning, again and again. " * 20
    model.show_comparison(
        comparison(different=(different("m1", "rounds.1.prompt", long + "x", long + "y", 3),))
    )
    assert model.line(0) == f"different\tm1\trounds.1.prompt\t{long}x\t{long}y\t#3"
    assert len(model.index(0, Column.KAFKA).data()) < 50
    assert (long + "y").strip()[-20:] in model.index(0, Column.OTHER).data(Qt.ItemDataRole.ToolTipRole)
    assert model.row(0).kind is Kind.DIFFERENT


def test_a_long_text_is_cut_shortly_before_what_differs() -> None:
    before = "A long answer that both sides have word for word until the very end, where "
    assert pair_texts("rounds.1.responses.A", before + "one", before + "two") == (
        "…until the very end, where one",
        "…until the very end, where two",
    )


def test_short_texts_are_whole() -> None:
    assert pair_texts("rounds.1.prompt", "Why me?", "Why you?") == ("Why me?", "Why you?")


@pytest.mark.parametrize(
    ("field", "first", "second", "shown"),
    [
        ("rounds.1.prompt", "a b", "a  b", ('"a b"', '"a  b"')),
        ("rounds.1.prompt", "a", "a\n", ('"a"', '"a\\n"')),
        ("rounds.1.prompt", "caf\u00e9", "cafe\u0301", ('"caf\\u00e9"', '"cafe\\u0301"')),
        ("duration", 61_200, 62_400.5, ("1m 01s", "1m 02s")),
        ("duration", 61_200, 61_400, ("61200", "61400")),
        ("rounds.1.startedAt", 1_790_000_000_000, 1_790_086_400_000,
         ("2026-09-21 14:13:20.000 UTC", "2026-09-22 14:13:20.000 UTC")),
        ("humans", ["A"], ["A", "B"], ("A", "A, B")),
        ("status", "in_progress", "completed", ("in progress", "completed")),
        ("rounds.2.responses.A", None, "x", ("—", "x")),
        ("result", "—", None, ('"\\u2014"', "null")),
    ],
)  # fmt: skip
def test_values_are_readable_and_never_look_the_same(
    field: str, first: object, second: object, shown: tuple[str, str]
) -> None:
    assert pair_texts(field, first, second) == shown


_VALUES = st.none() | st.text(max_size=80) | st.integers() | st.lists(st.text(max_size=5), max_size=3)


@given(st.sampled_from(("rounds.1.prompt", "result", "startedAt")), _VALUES, _VALUES, st.text())
def test_what_differs_is_always_in_sight(field: str, first: object, second: object, same: str) -> None:
    if isinstance(first, str) and isinstance(second, str):
        first, second = same + first, same + second
    if first != second:
        texts = pair_texts(field, first, second)
        assert texts[0] != texts[1]
        assert all(len(text) <= LONGEST_TEXT + 1 for text in texts)
