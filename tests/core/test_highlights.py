"""Highlight rules as they are remembered."""

import pytest

from app.core.highlights import HighlightRule, Kind, rules_json, rules_of

RULES = [
    HighlightRule(Kind.CEL, "event.round == 2", "green"),
    HighlightRule(Kind.WORDS, "late", enabled=False),
]


def test_rules_come_back_as_they_were_written() -> None:
    assert rules_of(rules_json(RULES)) == RULES


@pytest.mark.parametrize("text", ["", "no JSON", "{}", "5", None])
def test_what_are_no_rules_are_none(text: object) -> None:
    assert rules_of(text) == []


def test_a_rule_of_another_version_is_left_out_and_the_others_stay() -> None:
    others = '[{"kind": "magic", "text": "x"}, {"kind": "words", "text": "y", "colour": "ultraviolet"}, 3, '
    assert rules_of(others + rules_json(RULES)[1:]) == RULES
