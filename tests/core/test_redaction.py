"""What humans wrote, taken out of a match's records."""

import json
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from app.core.history import History
from app.core.match import finish, fold
from app.core.redaction import Redactor
from kafka_client.events import Role
from kafka_client.records import Record, to_kcat
from kafka_client.translation import Translation
from tests.logs import Log

SECRET = 'Because "I" was\nthere, naïvely'
words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=4, max_size=40)


def redacted(log: Log, match_id: str = "m1") -> tuple[list[Record], int]:
    history = log.history()
    events = history.events(match_id)
    redactor = Redactor(finish(fold(match_id, events), 60_000), events)
    return [redactor.redacted(event) for event in events], redactor.dropped


def texts(records: list[Record]) -> str:
    """All that the records hold, as text, with JSON that is written as text read as well."""
    values = [json.loads(record.value) for record in records if record.value is not None]
    lines = [to_kcat(record).decode("utf-8", "surrogateescape") for record in records]
    return "\n".join(
        [*lines, *(json.dumps(value, ensure_ascii=False) for value in values), *map(str, values)]
    )


def value(record: Record) -> Any:
    return json.loads(record.value or b"null")


def told_everywhere(secret: str) -> Log:
    """A match in which a human's answer goes through every kind of record."""
    log = Log().created().started("ABC", "A").round(1, active="ABC")
    log.response("A", 1, secret, headers=(("trace", secret.encode()), ("raw", b"\xff")))
    log.generated("B", 1, f"I agree: {secret}", "poet").round_done(1, {"A": secret, "B": "Yes."})
    log.round(2, f"Why did one of you say {secret}?", active="ABC")
    log.event(
        "generate_response",
        {"round": 2, "context": {"otherResponses": [{"participantId": "A", "response": secret}]}},
        Role.ROBOT_COMMANDS,
        robot="poet",
        key=secret.encode(),
    )
    log.event("response.error", {"round": 2, "error": json.dumps({"said": secret})}, Role.ROBOT_EVENTS)
    told = json.dumps({"said": secret}, ensure_ascii=False)
    log.event("response.error", {"round": 2, "error": told}, Role.ROBOT_EVENTS)
    log.event("round.completed", {"round": 2, "answers": {"A": secret}, "notes": [{secret: 1}]})
    log.voting({"A": secret})
    log.event("vote.submitted", {"voterId": "A", "humanGuess": "B", "reason": f"{secret} - so there"})
    return log.completed("incorrect", "B")


GAMES_OWN = texts(told_everywhere("").records)
"""What the records hold when a human writes nothing."""


def test_a_humans_text_is_nowhere_any_more() -> None:
    records, dropped = redacted(told_everywhere(SECRET))
    assert SECRET not in texts(records)
    assert "there, na" not in texts(records)
    assert "so there" not in texts(records)
    assert dropped == 0
    answer = next(value(each) for each in records if value(each)["eventType"] == "response.submitted")
    assert answer["data"]["response"] == f"▒▒▒ ({len(SECRET)} characters)"


@given(words.filter(lambda text: len(text.strip()) >= 12))
@settings(max_examples=25)
def test_whatever_a_human_wrote_is_nowhere_any_more(secret: str) -> None:
    assume(secret.strip() not in GAMES_OWN)  # a field's name, say
    assert secret.strip() not in texts(redacted(told_everywhere(secret))[0])


def test_the_redacted_match_replays_as_before_but_for_the_texts() -> None:
    log = told_everywhere(SECRET)
    log.response("A", 2, "One").response("A", 2, "Two")
    records, _ = redacted(log)
    history = History()
    history.ingest(records)
    before, after = log.state(), history.state("m1")
    assert [each.code for each in after.anomalies] == [each.code for each in before.anomalies]
    assert (after.status, after.outcome, after.humans) == (before.status, before.outcome, before.humans)
    assert [*after.rounds[1].responses] == [*before.rounds[1].responses]
    assert after.rounds[2].responses["A"].text == "▒▒▒ (3 characters, 2)"


def test_what_robots_wrote_stays() -> None:
    records, _ = redacted(
        Log().started("AB", "A").generated("B", 1, "Rain.", "poet").answer("poet", 1, "Snow.")
    )
    assert [value(each)["data"]["response"] for each in records[1:]] == ["Rain.", "Snow."]


def test_who_is_not_known_to_be_a_robot_counts_as_human() -> None:
    log = Log()
    for who, kind in (("A", None), ("B", "robot"), ("C", "human"), ("D", "alien")):
        data = {"round": 1, "participantId": who, "response": f"Words of {who}"} | (
            {} if kind is None else {"participantType": kind}
        )
        log.event("response.submitted", data)
    replies = [value(each)["data"]["response"] for each in redacted(log)[0]]
    assert [reply.startswith("▒▒▒") for reply in replies] == [True, False, True, True]


@pytest.mark.parametrize(
    ("type_name", "data"),
    [
        ("chat.message", {"text": SECRET}),
        ("response.submitted", {"participantId": "A", "response": [SECRET]}),
    ],
)
def test_what_cannot_be_proven_clean_keeps_its_place_and_loses_its_value(
    type_name: str, data: dict[str, Any]
) -> None:
    log = Log().started("AB", "A").event(type_name, data, headers=(("x", SECRET.encode()),), key=b"whatever")
    records, dropped = redacted(log)
    assert dropped == 1
    assert records[1] == Record(*log.last.position, log.last.timestamp, log.last.timestamp_type, None, None)


def test_short_words_of_a_human_do_not_go_from_other_words() -> None:
    log = Log().started("AB", "A").round(1, "The other answer", active="AB").response("A", 1, "the")
    records, _ = redacted(log.response("A", 2, "B").round(3, "Say the word"))
    assert value(records[1])["data"]["prompt"] == "The other answer"
    assert value(records[-1])["data"]["prompt"] == "Say ▒▒▒ (3 characters) word"
    assert value(records[0])["data"]["participants"] == ["A", "B"]


def test_redacting_again_changes_nothing() -> None:
    once, _ = redacted(told_everywhere(SECRET))
    log = Log()
    log.records = once
    assert redacted(log) == (once, 0)


def test_what_a_schema_registry_decoded_is_redacted_and_its_bytes_go() -> None:
    log = told_everywhere("xylophone")
    log.records = [
        replace(record, value=b"\0\0\0\0\7xylophone", translation=Translation(7, "AVRO", text=record.value))
        for record in log.records
    ]
    records, dropped = redacted(log)
    assert dropped == 0
    assert "xylophone" not in texts(records)
    assert [record.translation for record in records] == [None] * len(records)
