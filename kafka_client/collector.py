"""How often Python's garbage collector looks for cycles."""

import gc

NEW_OBJECTS = 50_000
YOUNG_GENERATIONS = 20


def collect_seldom() -> None:
    """Let it look rarely: decoding makes many objects and no cycles, and each look takes a while.

    At the defaults it takes a third of the time of loading, and stops a window for a tenth of a second.
    """
    gc.set_threshold(NEW_OBJECTS, YOUNG_GENERATIONS, YOUNG_GENERATIONS)


def collect_if_due() -> None:
    """Collect what Python would by itself at these thresholds: for a thread that does it alone."""
    young, middle, old = gc.get_count()
    if young > NEW_OBJECTS:
        gc.collect(0 if middle < YOUNG_GENERATIONS else 1 if old < YOUNG_GENERATIONS else 2)
