"""What the current system would tell of a rebuilt match, in each of its forms."""

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from app.core.state import MatchState, Outcome, Status, Vote

Plain = dict[str, Any]


def history_api(state: MatchState) -> Plain:
    """The match as the history API answers it: times in Unix milliseconds, one human, one guess a round."""
    votes = votes_by_round(state)
    rounds = [
        {
            "round": each.number,
            "prompt": each.prompt,
            "responses": [
                {
                    "participantId": who,
                    "participantType": "human" if who in state.humans else "robot",
                    "response": response.text,
                    "robotType": response.robot_type,
                }
                for who, response in each.responses.items()
            ],
            "humanGuess": next(iter(votes.get(each.number, {}).values()), None),
            "startedAt": each.started_at,
            "completedAt": each.completed_at,
        }
        for each in state.sorted_rounds()
    ]
    return {
        "matchId": state.match_id,
        "status": state.status.value,
        "humanParticipant": state.humans[0] if state.humans else None,
        "robotParticipants": list(state.robots),
        "rounds": rounds,
        "createdAt": state.first_time,
        "completedAt": state.completed_at,
        "duration": state.duration,
        "result": None if state.outcome is Outcome.UNFINISHED else state.outcome.value,
    }


def match_item(state: MatchState) -> Plain:
    """The match as an item of the table: times in ISO-8601, every vote in a round."""
    votes = votes_by_round(state)
    rounds = [
        {
            "roundNumber": number,
            "prompt": state.rounds[number].prompt if number in state.rounds else None,
            "responses": {
                who: response.text
                for who, response in (
                    state.rounds[number].responses if number in state.rounds else {}
                ).items()
            },
            "votes": votes.get(number, {}),
            "scores": {"A": 1.5},
            "status": "completed",
        }
        for number in sorted({*state.rounds, *votes})
    ]
    return {
        "matchId": state.match_id,
        "status": "completed" if state.status is Status.COMPLETED else "round_active",
        "currentRound": len(rounds),
        "totalRounds": 5,
        "participants": [
            {"identity": who, "isAI": who in state.robots, "playerName": f"Player {who}", "personality": None}
            for who in (*state.humans, *state.robots)
        ],
        "rounds": rounds,
        "createdAt": iso(state.first_time),
        "updatedAt": iso(state.latest_time),
        "completedAt": iso(state.completed_at),
    }


def typed(value: Any) -> Plain:
    """A value in DynamoDB's typed JSON."""
    match value:
        case None:
            return {"NULL": True}
        case bool():
            return {"BOOL": value}
        case str():
            return {"S": value}
        case int() | float():
            return {"N": str(value)}
        case list():
            return {"L": [typed(item) for item in value]}
        case _:
            return {"M": {name: typed(item) for name, item in value.items()}}


def dynamodb_line(state: MatchState) -> Plain:
    """The match as a line of a DynamoDB export."""
    return {"Item": typed(match_item(state))["M"]}


def as_history_api(states: Iterable[MatchState]) -> bytes:
    return json.dumps(
        {"count": 0, "matches": [history_api(state) for state in states], "next": None}
    ).encode()


def as_list(states: Iterable[MatchState]) -> bytes:
    return json.dumps([match_item(state) for state in states], indent=2).encode()


def as_lines(states: Iterable[MatchState]) -> bytes:
    return "".join(json.dumps(match_item(state), ensure_ascii=False) + "\n" for state in states).encode()


def as_dynamodb(states: Iterable[MatchState]) -> bytes:
    return b"".join(json.dumps(dynamodb_line(state)).encode() + b"\n" for state in states)


FORMS: dict[str, Callable[[Iterable[MatchState]], bytes]] = {
    "history API": as_history_api,
    "list of items": as_list,
    "lines of items": as_lines,
    "DynamoDB export": as_dynamodb,
}


def votes_by_round(state: MatchState) -> dict[int, dict[str, str]]:
    """The votes with a round for each: for those without one the last in which the voter has not voted."""
    votes: dict[int, dict[str, str]] = {}
    for vote in state.votes.values():
        if vote.round is not None:
            votes.setdefault(vote.round, {})[vote.voter_id] = vote.human_guess
    for vote in state.votes.values():
        if vote.round is None:
            votes.setdefault(_free_round(state, vote), {})[vote.voter_id] = vote.human_guess
    return votes


def _free_round(state: MatchState, vote: Vote) -> int:
    free = [number for number in state.rounds if (vote.voter_id, number) not in state.votes]
    return max(free, default=max(state.rounds, default=0) + 1)


def iso(ms: float | None) -> str | None:
    return None if ms is None else datetime.fromtimestamp(ms / 1000, UTC).isoformat()
