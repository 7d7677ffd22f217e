"""The process in which files are read (`python -m ingest.readers.worker`): a job in, its papers out."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sys
import threading
import time
from typing import IO

import msgspec

from graph.errors import UnreadableFile
from ingest.readers.bounded import Drawing, Failure, Finished, Job, Paper, Picture, Progress, receive, send
from ingest.readers.dispatch import papers
from ingest.readers.drawing import draw

MOST_MEMORY = 4 << 30  # bytes of address space; LibreOffice needs some 2 GiB of it

ENOUGH = 1 << 30  # bytes at the peak of a worker, after which it is ended, for Python gives little of them back


def _peak() -> int:
    """The most memory that this process has held; Linux counts it in KiB, macOS in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def serve(source: IO[bytes], target: IO[bytes]) -> None:
    """Answer each job of `source` in `target`."""
    decoder = msgspec.msgpack.Decoder(Job | Drawing)
    while (frame := receive(source)) is not None:
        job = decoder.decode(frame)
        try:
            if isinstance(job, Drawing):
                send(target, Picture(draw(job.data, job.part, job.page)))
            else:
                for paper in papers(job.data):
                    send(target, Progress() if paper is None else Paper(paper))
            outcome: Failure | Finished = Finished(spent=_peak() > ENOUGH)
        except UnreadableFile as error:
            outcome = Failure.of(error)
        except MemoryError:
            outcome = Failure.of(UnreadableFile("needs-memory", gigabytes=MOST_MEMORY >> 30))
        except Exception as error:  # noqa: BLE001  a library's defect costs this file, its name helps to report it
            outcome = Failure.of(UnreadableFile("file-broken", name=type(error).__name__, reason=error))
        send(target, outcome)


def end_with(parent: int, scratch: str) -> None:
    """Wait until the process `parent` is gone, which may have had no time to say so, and end with all that runs."""
    while os.getppid() == parent:
        time.sleep(1)
    shutil.rmtree(scratch, ignore_errors=True)
    os.killpg(os.getpgrp(), signal.SIGKILL)


def main(scratch: str) -> None:
    """Bound the memory, keep the pipe for frames (libraries may print), serve and leave nothing in `scratch`."""
    threading.Thread(target=end_with, args=(os.getppid(), scratch), daemon=True).start()
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    os.environ["TMPDIR"] = scratch
    target = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        serve(sys.stdin.buffer, target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
