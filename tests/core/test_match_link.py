"""A match and an event as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.match_link import MatchLink, parse_link


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("match_7f3a", MatchLink("match_7f3a")),
        ("match_7f3a@31", MatchLink("match_7f3a", 31)),
        ("match_7f3a@0", MatchLink("match_7f3a", 0)),
        ("kim@example.org", MatchLink("kim@example.org")),
        ("odd@7@31", MatchLink("odd@7", 31)),
        ("odd@7@", MatchLink("odd@7")),
        ("m@-1", MatchLink("m@-1")),
        ("m@٣", MatchLink("m@٣")),
    ],
)
def test_what_follows_the_last_at_sign_is_the_event_if_it_is_a_number(text: str, link: MatchLink) -> None:
    assert parse_link(text) == link


@pytest.mark.parametrize("text", ["", "@31", "@"])
def test_a_link_without_an_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="names no match"):
        parse_link(text)


@given(
    st.text(st.characters(), min_size=1) | st.from_regex(r"m@[0-9@]*", fullmatch=True),
    st.none() | st.integers(0, 10**9 - 1),
)
def test_every_link_is_read_back_as_it_was_written(match_id: str, event: int | None) -> None:
    link = MatchLink(match_id, event)
    assert parse_link(str(link)) == link
