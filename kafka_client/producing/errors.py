"""What goes wrong on the producing side."""


class ProducingError(Exception):
    """Something cannot be produced or started; the message is one sentence: what happened and what to do."""
