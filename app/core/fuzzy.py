"""Finding a name by some of its letters, as in ``nxtrnd`` for *Next round*."""

PHRASE, BEGINNING, WORD_START, IN_A_ROW = 1000, 500, 10, 5
"""What it is worth that the text has the query as it stands, that this is where a word begins, that a single
letter begins a word, and that it follows the letter before."""


def score(query: str, text: str) -> int | None:
    """How well the query fits, the more the better; None when a letter of it is missing.

    Its letters must come in that order; case and spaces between them do not count. An empty query fits all.
    """
    query, text = query.casefold().strip(), text.casefold()
    at = text.find(query)
    if at >= 0:
        begins = at == 0 or not text[at - 1].isalnum()
        return PHRASE + (BEGINNING if begins else 0) - at - len(text)
    return _scattered(query.replace(" ", ""), text)


def _scattered(letters: str, text: str) -> int | None:
    total, last = 0, -1
    for letter in letters:
        at = _word_start(text, letter, last + 1)
        if at < 0:
            at = text.find(letter, last + 1)
        if at < 0:
            return _in_order(letters, text)
        total += _worth(text, at, last)
        last = at
    return total - len(text)


def _in_order(letters: str, text: str) -> int | None:
    """The same without looking for beginnings of words, which may lie behind letters that are needed."""
    total, last = 0, -1
    for letter in letters:
        at = text.find(letter, last + 1)
        if at < 0:
            return None
        total += _worth(text, at, last)
        last = at
    return total - len(text)


def _word_start(text: str, letter: str, begin: int) -> int:
    """Where the letter follows the one before, or begins a word; -1 for nowhere."""
    if text.startswith(letter, begin):
        return begin
    at = text.find(f" {letter}", max(0, begin - 1))
    return at + 1 if at >= 0 else -1


def _worth(text: str, at: int, last: int) -> int:
    starts = at == 0 or text[at - 1] == " "
    return 1 + (WORD_START if starts else 0) + (IN_A_ROW if at == last + 1 else 0)
