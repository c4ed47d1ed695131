"""Running what is measured in a process of its own, and measuring the processes that it consists of."""

import contextlib
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Self, TypeVar

import msgspec
import psutil

PATIENCE_SECONDS = 900.0
SAMPLE_SECONDS = 0.1
"""Listing processes costs a few milliseconds, which the measured processes would miss."""

Answer = TypeVar("Answer")


class BenchError(Exception):
    """A measurement could not be made; the message says which, and why."""


class Tree:
    """A process and its children, theirs included: what they use together."""

    def __init__(self, pid: int | None = None) -> None:
        self._root = psutil.Process(pid)

    def rss(self) -> int:
        """Bytes of resident memory; pages that processes share are counted for each."""
        total = 0
        for process in self._processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                total += process.memory_info().rss
        return total

    def cpu_seconds(self) -> float:
        """User and system time, that of children that have ended included."""
        total = 0.0
        for process in self._processes():
            with contextlib.suppress(psutil.NoSuchProcess):
                total += sum(process.cpu_times()[:4])
        return total

    def cpu_seconds_by_depth(self, names: Sequence[str]) -> dict[str, float]:
        """The CPU time of the process, of its children, of their children and so on, by these names."""
        found = {}
        generation = [self._root]
        for name in names:
            found[name] = sum(sum(process.cpu_times()[:2]) for process in generation)
            generation = [child for process in generation for child in process.children()]
        return found

    def _processes(self) -> list[psutil.Process]:
        with contextlib.suppress(psutil.NoSuchProcess):
            return [self._root, *self._root.children(recursive=True)]
        return []


class Peak:
    """The most memory that a process and its children had while the context lasted, sampled."""

    def __init__(self, pid: int) -> None:
        self.rss = 0
        self._tree = Tree(pid)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._sample, name="memory sampler")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._ended.wait(SAMPLE_SECONDS):
            self.rss = max(self.rss, self._tree.rss())


@contextlib.contextmanager
def started(
    module: str, *arguments: object, environment: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A process that runs a module; it is ended with the context at the latest.

    Its stderr goes to a temporary file that `answer_of` reads, so that a full pipe cannot stop it.
    """
    # Not with -m: the program's own processes would import the module again, and all that it needs.
    command = [sys.executable, "-c", f"from {module} import main; main()", *map(str, arguments)]
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=environment
        )
        try:
            yield process
            if process.poll() not in {None, 0}:
                errors.seek(0)
                raise BenchError(f"{module} {arguments} failed:\n{errors.read().decode(errors='replace')}")
        finally:
            process.kill()
            process.communicate()


def answer_of(process: subprocess.Popen[bytes], kind: type[Answer]) -> Answer | None:
    """Wait for the end of a `started` process and read the JSON that it printed; None when it failed.

    Raises `BenchError` when it does not end.
    """
    try:
        printed, _ = process.communicate(timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        raise BenchError(f"{process.args!r} did not end within {PATIENCE_SECONDS:.0f} s.") from None
    return msgspec.json.decode(printed, type=kind) if process.returncode == 0 else None


def run(
    kind: type[Answer], module: str, *arguments: object, environment: Mapping[str, str] | None = None
) -> Answer:
    """Run a module to its end and return its answer. Raises `BenchError` when it fails."""
    answer = None
    with started(module, *arguments, environment=environment) as process:
        answer = answer_of(process, kind)
    assert answer is not None  # a failed process has raised
    return answer


def tell(answer: object) -> None:
    """Print the answer that `run` reads."""
    sys.stdout.buffer.write(msgspec.json.encode(answer))
    sys.stdout.buffer.flush()
