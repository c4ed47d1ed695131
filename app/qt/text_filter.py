"""The one-line text filter of the event table and the live tail."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from kafka_client.events import Event, Undecodable

BYTES_SEARCHED = 4096
"""How far into the value of a record that is no event one can search."""

_TERM = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')


class TextFilter(msgspec.Struct, frozen=True):
    """Words that must all be there, and words that must not; all case-folded."""

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "TextFilter":
        """``late -robot "round 3"``: words with a minus hide, quotation marks hold words together."""
        wanted: list[str] = []
        unwanted: list[str] = []
        for minus, quoted, word in _TERM.findall(text.casefold()):
            term = quoted or word
            if term:
                (unwanted if minus else wanted).append(term)
        return cls(tuple(wanted), tuple(unwanted))

    @property
    def is_empty(self) -> bool:
        """Whether it lets everything through."""
        return not self.wanted and not self.unwanted

    def passes(self, text: str) -> bool:
        """Whether a case-folded text passes."""
        return all(term in text for term in self.wanted) and not any(term in text for term in self.unwanted)

    def passing(self, texts: Sequence[str], candidates: Iterable[int]) -> list[int]:
        """Those of the indexes whose case-folded text passes, in their order."""
        for term in self.wanted:
            candidates = [index for index in candidates if term in texts[index]]
        for term in self.unwanted:
            candidates = [index for index in candidates if term not in texts[index]]
        return list(candidates)


def search_text(item: Event | Undecodable, summary: str) -> str:
    """The case-folded text of a row, see `plain_text`."""
    return plain_text(item, summary).casefold()


def plain_text(item: Event | Undecodable, summary: str) -> str:
    """The text of a row: what it shows, its ids, and the whole of the texts that it shows cut."""
    record = item.record
    if isinstance(item, Undecodable):
        value = (record.content or b"")[:BYTES_SEARCHED].decode("utf-8", "replace")
        return f"{record.topic}\n{item.reason}\n{value}"
    ids = (item.match_id, item.id, item.robot_id, item.correlation_id)
    texts = [text for text in (*ids, *msgspec.structs.astuple(item.body)) if isinstance(text, str)]
    return "\n".join((record.topic, item.type, summary, *texts))
