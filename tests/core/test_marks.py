"""Marks as documents and in their file."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.marks import COLOURS, Mark, marks_json, marks_markdown
from app.core.marks_file import MarksError, NewerMarksError, change_marks, read_marks

EVENT = ("match-events", 0, 3)

marks = st.builds(
    Mark,
    match_id=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    position=st.none() | st.tuples(st.just("match-events"), st.integers(0, 5), st.integers(0, 2**63 - 1)),
    colour=st.sampled_from(COLOURS),
    note=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    number=st.none() | st.integers(1, 10_000),
    what=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
)


def kept(path: Path, *kept_marks: Mark) -> Path:
    change_marks(path, {mark.key: mark for mark in kept_marks})
    return path


@given(st.lists(marks, max_size=4, unique_by=lambda mark: mark.key))
@settings(max_examples=25)
def test_marks_come_back_from_their_file_as_they_went_in(
    tmp_path_factory: pytest.TempPathFactory, given_marks: list[Mark]
) -> None:
    path = kept(tmp_path_factory.mktemp("marks") / "marks.json", *given_marks)
    assert read_marks(path) == {mark.key: mark for mark in given_marks}


def test_two_windows_keep_each_others_marks(tmp_path: Path) -> None:
    one, other = Mark("m1", EVENT, "orange", "one"), Mark("m1", None, "green", "other")
    path = kept(kept(tmp_path / "new" / "marks.json", one), other)
    assert set(read_marks(path).values()) == {one, other}
    change_marks(path, {one.key: None})
    assert list(read_marks(path).values()) == [other]


@pytest.mark.parametrize(
    "text", [b"", b"[]", b"{", b"\xff", b'{"format": "else/1"}', b"[" * 100_000, b'{"format": 5}',
             b'{"format": "orchestra-replay/marks/1", "marks": [{"matchId": 5}]}']
)  # fmt: skip
def test_a_damaged_file_is_set_aside_and_told(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "marks.json"
    path.write_bytes(text)
    with pytest.raises(MarksError, match=r"are damaged .* they were set aside as marks\.json\.damaged\."):
        read_marks(path)
    assert (tmp_path / "marks.json.damaged").read_bytes() == text
    assert read_marks(path) == {}
    path.write_bytes(text)
    with pytest.raises(MarksError, match=r"set aside as marks\.json\.damaged1\."):
        read_marks(path)


def test_marks_of_a_newer_version_are_left_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "marks.json"
    path.write_text('{"format": "orchestra-replay/marks/2", "marks": {}}')
    with pytest.raises(NewerMarksError, match=r"newer version .*orchestra-replay/marks/2.* left as they are"):
        read_marks(path)
    with pytest.raises(NewerMarksError):
        change_marks(path, {})
    assert "marks/2" in path.read_text()


def test_an_unknown_colour_becomes_one_that_there_is(tmp_path: Path) -> None:
    path = kept(tmp_path / "marks.json", Mark("m1", None, "pink"))
    assert [mark.colour for mark in read_marks(path).values()] == [COLOURS[0]]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(MarksError, match=r"could not be kept|cannot be read"):
        change_marks(tmp_path / "file" / "marks.json", {})


def test_markdown_lists_marks_by_match_and_event_and_escapes_its_own_signs() -> None:
    text = marks_markdown(
        [
            Mark("m2", None, "green", "odd"),
            Mark("m1", EVENT, "orange", "see *this*\nand that", 12, "B answered"),
            Mark("m1", ("match-events", 0, 9), "blue", "", 2, "round 1 started"),
        ]
    )
    assert text == (
        "# Marks\n\n## m1\n\n"
        "- [blue] #2 round 1 started (match-events, partition 0, offset 9)\n"
        "- [orange] #12 B answered (match-events, partition 0, offset 3): see \\*this\\* and that\n"
        "\n## m2\n\n- [green] the match: odd\n"
    )


def test_json_names_its_format_and_where_the_marks_are() -> None:
    document = json.loads(marks_json([Mark("m1", EVENT, "orange", "né", 4, "x")]))
    assert document == {
        "format": "orchestra-replay/marks/1",
        "marks": [
            {
                "matchId": "m1",
                "position": [*EVENT],
                "colour": "orange",
                "note": "né",
                "number": 4,
                "what": "x",
            }
        ],
    }
