"""The saved index of a command: without it the command does the same, only slower."""

import click

from app.cli.messages import note
from app.core.history import History
from app.core.match import DEFAULT_TIMEOUT_MS
from app.core.saved_index.index import SavedIndexError
from app.core.saved_index.keeper import IndexKeeper, Place


def restore(place: Place | None, history: History) -> IndexKeeper | None:
    """Fill the history from the index, which is closed when the command ends. None: go on without one."""
    if place is None:
        return None
    try:
        keeper = IndexKeeper(place, history, DEFAULT_TIMEOUT_MS)
    except SavedIndexError as error:
        note(str(error))
        return None
    click.get_current_context().call_on_close(keeper.close)
    if keeper.notice:
        note(keeper.notice)
    return keeper


def save(keeper: IndexKeeper, cluster_id: str) -> None:
    """Keep what was read, if there was anything new."""
    if keeper.has_news:
        try:
            keeper.save_now(cluster_id)
        except SavedIndexError as error:
            note(str(error))
