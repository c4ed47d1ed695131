"""The words for what a match, a record or a mark can be, in the language of the window."""

from app.qt.texts import tr, translatable

WORDS = frozenset(
    {
        # the status and the outcome of a match
        translatable("waiting"),
        translatable("in progress"),
        translatable("voting"),
        translatable("completed"),
        translatable("correct"),
        translatable("incorrect"),
        translatable("unfinished"),
        # how bad an anomaly is
        translatable("error"),
        translatable("warning"),
        translatable("info"),
        # how a command ended
        translatable("answered"),
        translatable("timeout"),
        translatable("pending"),
        # what a command asks for, and who stands in a lane
        translatable("generate response"),
        translatable("generate vote"),
        translatable("human"),
        translatable("robot"),
        # the colours of marks
        translatable("orange"),
        translatable("sky blue"),
        translatable("green"),
        translatable("yellow"),
        translatable("blue"),
        translatable("vermilion"),
        translatable("purple"),
    }
)


def word(value: str) -> str:
    """The word for a value of one of the core's enumerations: ``in_progress`` is "in progress"."""
    return tr(value.replace("_", " "))
