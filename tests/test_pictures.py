"""The pictures of the documents are those that `make screenshots` draws."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTS = (ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")))
SHOWN = re.compile(r"images/[0-9x]+-(?:light|dark)/([^)\s]+)\.png")


def test_every_picture_that_a_document_shows_is_taken_on_the_tour() -> None:
    tour = "".join(path.read_text("utf-8") for path in ROOT.glob("widgets/tour*.py"))
    taken = set(re.findall(r'\.picture\("([^"]+)"\)', tour))
    shown = {name for document in DOCUMENTS for name in SHOWN.findall(document.read_text("utf-8"))}
    assert len(shown) > 10
    assert shown - taken == set()
