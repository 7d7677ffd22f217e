"""Run the readers in a process that can be ended, bounded in time and memory: a bad file costs itself, never the run.

One such process serves this one file after file, so that a file costs no start of Python. What it says goes through
pipes as frames: four bytes of length, then MessagePack.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from typing import IO, cast

import msgspec

from graph.errors import DanchieuError, UnreadableFile
from ingest.readers.source import SourceText

__all__ = [
    "Drawing",
    "Failure",
    "Finished",
    "Job",
    "Paper",
    "Picture",
    "Progress",
    "draw_elsewhere",
    "read_elsewhere",
    "receive",
    "send",
]

SILENCE = 300.0  # seconds without a page or a paper after which a reader hangs; LibreOffice and OCR stay far below
LONGEST_DRAWING = 20.0  # seconds for the image of one page; a request of the explorer waits for it
LONGEST = 3 * 3600.0  # seconds for one file: some 2,000 scanned pages on two cores


class Job(msgspec.Struct, tag=True):
    """A file to read."""

    data: bytes


class Drawing(msgspec.Struct, tag=True):
    """A page to draw: of which part of the file, and its number."""

    data: bytes
    part: str
    page: int


class Picture(msgspec.Struct, tag=True):
    """The page that was drawn, as JPEG."""

    image: bytes


class Paper(msgspec.Struct, tag=True):
    """One paper of the file."""

    paper: SourceText


class Progress(msgspec.Struct, tag=True):
    """A sign of life: one more page is done."""


class Failure(msgspec.Struct, tag=True):
    """The file cannot be read (further): the `UnreadableFile` that says why, as plain data."""

    key: str
    values: dict[str, str | int | list[Failure]]

    @classmethod
    def of(cls, error: DanchieuError) -> Failure:
        """Give `error` as what the pipe carries."""

        def plain(value: object) -> str | int | list[Failure]:
            if isinstance(value, DanchieuError):
                return [cls.of(value)]
            if isinstance(value, tuple):
                return [cls.of(one) for one in value]
            return value if isinstance(value, int) else str(value)

        return cls(error.key, {name: plain(value) for name, value in error.values.items()})

    def error(self) -> UnreadableFile:
        """Give the error again."""
        values = {k: tuple(f.error() for f in v) if isinstance(v, list) else v for k, v in self.values.items()}
        return UnreadableFile(self.key, **values)


class Finished(msgspec.Struct, tag=True):
    """All papers of the file were given; `spent` where the worker grew so large that another should follow it."""

    spent: bool = False


Reply = Paper | Picture | Progress | Failure | Finished
_REPLY = msgspec.msgpack.Decoder(Reply)


def send(stream: IO[bytes], message: Job | Drawing | Reply) -> None:
    """Write one frame."""
    frame = msgspec.msgpack.encode(message)
    stream.write(len(frame).to_bytes(4, "big"))
    stream.write(frame)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Read one frame, None at the end of the stream."""
    length = stream.read(4)
    return stream.read(int.from_bytes(length, "big")) if len(length) == 4 else None


class _Worker:
    """The other process. It leads a process group, so that what it started (LibreOffice, Tesseract) ends with it."""

    def __init__(self) -> None:
        self.scratch = tempfile.mkdtemp(prefix="danchieu-")
        self.process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-P", "-m", "ingest.readers.worker", self.scratch],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.input = cast("IO[bytes]", self.process.stdin)
        self.output = cast("IO[bytes]", self.process.stdout)

    def replies(self, job: Job | Drawing, longest: float) -> Iterator[Reply]:
        """Give what the worker says about `job`, within `longest` seconds.

        Raises `TimeoutError` or `EOFError` where it hangs or ends.
        """
        try:
            send(self.input, job)
        except BrokenPipeError as error:
            raise EOFError from error
        end = time.monotonic() + longest
        while True:
            length = int.from_bytes(self._take(4, end), "big")
            reply = _REPLY.decode(self._take(length, end))
            yield reply
            if isinstance(reply, Failure | Finished):
                return

    def _take(self, size: int, end: float) -> bytes:
        parts = bytearray()
        while len(parts) < size:
            patience = min(SILENCE, end - time.monotonic())
            if patience <= 0 or not select.select([self.output], [], [], patience)[0]:
                raise TimeoutError
            part = os.read(self.output.fileno(), size - len(parts))
            if not part:
                raise EOFError
            parts += part
        return bytes(parts)

    def end(self) -> None:
        """End the process and all that it started, and remove what they left."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        with contextlib.suppress(BrokenPipeError):
            self.input.close()
        self.output.close()
        self.process.wait()
        shutil.rmtree(self.scratch, ignore_errors=True)


_workers: dict[int, _Worker] = {}  # by process id: a forked process must not speak through its parent's pipes
_lock = threading.Lock()


def read_elsewhere(data: bytes) -> Iterator[SourceText]:
    """Give the papers of the file `data` as the worker reads them. Raises `UnreadableFile` with the reason."""
    for reply in _answers(Job(data), LONGEST):
        if isinstance(reply, Paper):
            yield reply.paper


def draw_elsewhere(data: bytes, part: str, page: int) -> bytes:
    """Give a page as the worker draws it (see `ingest.readers.drawing`). Raises `UnreadableFile` with the reason."""
    for reply in _answers(Drawing(data, part, page), LONGEST_DRAWING):
        if isinstance(reply, Picture):
            return reply.image
    raise UnreadableFile("reader-died")


def _answers(job: Job | Drawing, longest: float) -> Iterator[Reply]:
    with _lock:
        if os.getpid() not in _workers:
            _workers[os.getpid()] = _Worker()
        worker = _workers[os.getpid()]
        healthy = False
        try:
            for reply in worker.replies(job, longest):
                healthy = isinstance(reply, Failure) or (isinstance(reply, Finished) and not reply.spent)
                if isinstance(reply, Failure):
                    raise reply.error()
                yield reply
        except TimeoutError as error:
            raise UnreadableFile("reader-hangs", seconds=round(min(SILENCE, longest))) from error
        except EOFError as error:
            raise UnreadableFile("reader-died") from error
        finally:
            if not healthy:
                _workers.pop(os.getpid()).end()


@atexit.register
def _end_worker() -> None:
    worker = _workers.pop(os.getpid(), None)
    if worker:
        worker.end()
