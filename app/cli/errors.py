"""The errors that are told in one sentence."""

from app.core.current_system import CurrentSystemError
from app.core.export import ExportError
from app.core.filters import FilterError
from app.core.saved_filters import SavedFiltersError
from app.core.saved_index.index import SavedIndexError
from app.core.session_file import SessionError
from kafka_client.producing.errors import ProducingError
from kafka_client.profile import ProfileError
from kafka_client.source import SourceError

USER_ERRORS = (
    CurrentSystemError,
    ExportError,
    FilterError,
    ProducingError,
    ProfileError,
    SavedIndexError,
    SavedFiltersError,
    SessionError,
    SourceError,
)
