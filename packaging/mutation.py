"""Say how many mutants the tests killed, from what ``mutmut export-cicd-stats`` wrote."""

import argparse
import json
import sys
from pathlib import Path

STATS = Path("mutants/mutmut-cicd-stats.json")


def main() -> int:
    """Print the score; exit status 1 when it is too low."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fail-under", type=float, default=0, metavar="PERCENT")
    options = parser.parse_args()
    stats = json.loads(STATS.read_text("utf-8"))
    killed = stats["killed"] + stats["timeout"]
    score = 100 * killed / stats["total"]
    print(f"{killed} of {stats['total']} mutants killed ({score:.1f} %).")
    if score < options.fail_under:
        print(
            f"At least {options.fail_under:g} % must be: test what the mutants above break.", file=sys.stderr
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
