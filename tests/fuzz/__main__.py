"""Fuzz for some seconds: ``python -m tests.fuzz [--seconds N] [--seed N]``.

Each round has a seed of its own. The first that fails is told with its seed, and with the fewest records that
still fail as kcat lines, which ``--open`` reads; the exit status is then 1.
"""

import argparse
import sys
import time
import traceback
from random import Random, SystemRandom

from app.core.formats import counted
from kafka_client.records import Record, to_kcat
from tests.fuzz.oracle import check_document, check_line, check_records
from tests.fuzz.spoiling import bad_document, bad_line, bad_log


def main() -> int:
    """Run rounds until the time is up."""
    parser = argparse.ArgumentParser(prog="make fuzz", description="Feed bad input to the program's core.")
    parser.add_argument("--seconds", type=float, default=60, help="for how long (60)")
    parser.add_argument("--seed", type=int, help="the seed of the first round; with --seconds 0 the only one")
    options = parser.parse_args()
    first = seed = SystemRandom().randrange(2**32) if options.seed is None else options.seed
    end = time.monotonic() + options.seconds
    while seed == first or time.monotonic() < end:
        if not _passes(seed):
            print(f"Seed {seed} failed. Again: make fuzz FUZZ_SEED={seed} FUZZ_SECONDS=0", file=sys.stderr)
            return 1
        seed += 1
    rounds = counted(seed - first, "round")
    print(f"{rounds} from seed {first}: nothing escaped, was lost, or did harm.")
    return 0


def _passes(seed: int) -> bool:
    """One round; what fails is printed."""
    rng = Random(seed)
    records = bad_log(rng)
    if _fails(records):
        for record in _fewest(records):
            print(to_kcat(record).decode("utf-8", "backslashreplace"))
        _fails(records, tell=True)
        return False
    for check, text in ((check_line, bad_line(rng)), (check_document, bad_document(rng))):
        try:
            check(text)
        except Exception:  # noqa: BLE001
            print(ascii(text))
            traceback.print_exc()
            return False
    return True


def _fails(records: list[Record], *, tell: bool = False) -> bool:
    try:
        check_records(records)
    except Exception:  # noqa: BLE001
        if tell:
            traceback.print_exc()
        return True
    return False


def _fewest(records: list[Record]) -> list[Record]:
    """Those of the records without any of which they no longer fail."""
    size = len(records)
    while size > 0:
        for start in range(len(records) - size, -1, -size):
            fewer = records[:start] + records[start + size :]
            if fewer and _fails(fewer):
                records = fewer
        size //= 2
    return records


if __name__ == "__main__":
    sys.exit(main())
