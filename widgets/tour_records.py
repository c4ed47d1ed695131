"""The current system's records for the tour: an export in its history API's words, with mistakes."""

import json
from pathlib import Path
from typing import Any

Document = dict[str, Any]


def write_spoilt(exported: Path, history: Path) -> None:
    """Make the history API's answer of an exported file, with differences of every kind in it."""
    records = history_api(json.loads(exported.read_text("utf-8")))
    spoil(records)
    history.write_text(json.dumps(records), "utf-8")


def history_api(exported: Document) -> Document:
    """An export of all matches as the answer of ``GET /matches/history``."""
    return {"matches": [_match(each) for each in exported["matches"]]}


def _match(document: Document) -> Document:
    outcome = document["outcome"]
    return {
        "matchId": document["matchId"],
        "status": document["status"],
        "humanParticipant": next(iter(document["humans"]), None),
        "robotParticipants": document["robots"],
        "rounds": [_round(each) for each in document["rounds"]],
        "completedAt": document["completedAt"],
        "result": None if outcome == "unfinished" else outcome,
    }


def _round(document: Document) -> Document:
    names = ("participantId", "participantType", "response")
    return {
        "round": document["round"],
        "prompt": document["prompt"],
        "responses": [{name: each[name] for name in names} for each in document["responses"]],
    }


def spoil(history: Document) -> None:
    """Put differences of every kind into it. It needs three completed matches with answers in round 2."""
    matches = history["matches"]
    long = [match for match in matches if match["result"] and _answers(match, 1)]
    first, second, third = long[:3]
    answer = _answers(first, 1)[0]
    answer["response"] = _with_another_end(answer["response"])
    first["rounds"][0]["prompt"] = _with_another_end(first["rounds"][0]["prompt"])
    second["result"] = "incorrect" if second["result"] == "correct" else "correct"
    second["completedAt"] += 90_000
    _answers(second, 1).pop()
    matches.remove(third)
    matches.append({**third, "matchId": "match_lost"})


def _answers(match: Document, number: int) -> list[Document]:
    rounds = match["rounds"]
    answers: list[Document] = rounds[number]["responses"] if number < len(rounds) else []
    return answers


def _with_another_end(text: str) -> str:
    return f"{text.rsplit(' ', 1)[0]} elsewhere"
