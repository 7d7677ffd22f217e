"""Read many files into a library: on all cores, in bounded memory, one writer; a file that fails costs only itself.

Reading is a pure function from bytes to records, so it runs in any `concurrent.futures.Executor`: processes of this
machine, or a Dask cluster through `distributed.Client.get_executor()`.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Literal

import msgspec

from graph.errors import UnreadableFile
from graph.identity import digest_of
from graph.places import Packed
from graph.record import Record
from graph.stores.ledger import Source
from graph.stores.library import Library, Reading
from ingest.pipeline import extract
from ingest.readers import load, papers_in
from ingest.rules import rules

__all__ = ["Progress", "Summary", "files_of", "ingest"]

_BATCH_FILES = 64
_BATCH_CHARACTERS = 4_000_000
_AHEAD = 4  # files given to each worker before its answers are taken


class Progress(msgspec.Struct, frozen=True):
    """Where a run stands: `done` of `total` files, the last of them `path`."""

    done: int
    total: int
    path: str
    state: Literal["read", "unchanged", "failed"]


class Summary(msgspec.Struct, frozen=True):
    """What a run did, and what the library holds now: identified documents and references still unresolved.

    `failures` are the files, and the parts of files ("FILE#PART"), that could not be read.
    """

    read: int
    unchanged: int
    failures: tuple[Source, ...]
    documents: int
    unresolved: int


class _Answer(msgspec.Struct, frozen=True):
    """What a worker found in one file: by part records (as JSON) with places, and failures (as encoded errors)."""

    path: str
    digest: str
    records: tuple[tuple[str, bytes, Packed], ...] = ()
    failures: tuple[tuple[str, str], ...] = ()
    unchanged: bool = False


def files_of(paths: Iterable[Path]) -> list[Path]:
    """Give the files that `paths` name, and for folders all files below them but hidden ones; sorted, once each."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(
                below
                for below in path.rglob("*")
                if below.is_file() and not any(part.startswith(".") for part in below.relative_to(path).parts)
            )
        else:
            found.add(path)
    return sorted({path.absolute() for path in found})


def read_file(path: str, known: str | None) -> _Answer:
    """Read one file in a worker; `known` is the digest under which it was read before.

    Never raises for what a file holds.
    """
    place = Path(path)
    digest = ""
    try:
        data = load(place)
        digest = digest_of(data)
        if digest == known:
            return _Answer(path, digest, unchanged=True)
        records: list[tuple[str, bytes, Packed]] = []
        failures: list[tuple[str, str]] = []
        for paper in papers_in(data, place):
            if paper.reason:
                failures.append((paper.part, paper.reason))
                continue
            name = f"{place.stem}#{paper.part}" if paper.part else place.stem
            records.append((paper.part, extract(paper.text, name).to_json(), paper.places.packed()))
        return _Answer(path, digest, tuple(records), tuple(failures))
    except UnreadableFile as error:
        return _Answer(path, digest, failures=(("", error.encoded()),))
    except MemoryError:
        return _Answer(path, digest, failures=(("", UnreadableFile("out-of-memory", path=path).encoded()),))
    except Exception as error:  # noqa: BLE001 - a fault of ours in one paper must not stop the others
        fault = UnreadableFile("fault", path=path, name=type(error).__name__, reason=error)
        return _Answer(path, digest, failures=(("", fault.encoded()),))


def ingest(
    library: Library,
    paths: Iterable[Path],
    *,
    workers: int | None = None,
    executor: Executor | None = None,
    again: bool = False,
    progress: Callable[[Progress], None] = lambda _: None,
) -> Summary:
    """Read the files that `paths` name into `library` and say what came of each.

    A file whose bytes were read before is left alone, unless `again`; one that failed is tried anew. `workers`
    processes read (as many as there are cores where it is not given), or `executor` where it is; this process alone
    writes, in batches, so that memory is bounded by the batch.
    """
    files = files_of(paths)
    asked = [(str(path), None if again else _read_before(library, str(path))) for path in files]
    answers = _in_executor(executor, asked) if executor else _answers(asked, workers or os.cpu_count() or 1)
    done = unchanged = 0
    failures: list[Source] = []
    for batch in _batches(answers):
        found = [answer for answer in batch if not answer.unchanged]
        failed = [source for answer in found for source in _failures(answer)]
        if found:
            library.put([reading for answer in found for reading in _readings(answer)], failed)
        failures += failed
        for answer in batch:
            done += 1
            unchanged += answer.unchanged
            state: Literal["read", "unchanged", "failed"] = "unchanged" if answer.unchanged else "read"
            progress(Progress(done, len(files), answer.path, state if answer.records or answer.unchanged else "failed"))
    status = library.status()
    whole = {failure.path for failure in failures} & {str(path) for path in files}
    return Summary(
        read=len(files) - unchanged - len(whole),
        unchanged=unchanged,
        failures=tuple(sorted(failures, key=lambda failure: failure.path)),
        documents=status["documents"],
        unresolved=status["unresolved"],
    )


def _read_before(library: Library, path: str) -> str | None:
    source = library.source(path)
    return source.digest if source and source.reason is None else None


def _readings(answer: _Answer) -> Iterator[Reading]:
    for part, record, places in answer.records:
        yield Reading(answer.path, answer.digest, Record.from_json(record), part, rules(), places)


def _failures(answer: _Answer) -> Iterator[Source]:
    for part, reason in answer.failures:
        yield Source(f"{answer.path}#{part}" if part else answer.path, answer.digest, reason)


def _batches(answers: Iterable[_Answer]) -> Iterator[list[_Answer]]:
    batch: list[_Answer] = []
    size = 0
    for answer in answers:
        batch.append(answer)
        size += sum(len(record) for _, record, _ in answer.records)
        if len(batch) >= _BATCH_FILES or size >= _BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _answers(asked: Sequence[tuple[str, str | None]], workers: int) -> Iterator[_Answer]:
    """Answer in processes of this machine; a file that kills its process is named, and the others go on."""
    if workers == 1 or len(asked) == 1:
        yield from (read_file(path, known) for path, known in asked)
        return
    waiting = list(asked)
    while waiting:
        answered: set[str] = set()
        try:
            with _pool(workers) as pool:
                for answer in _in_executor(pool, waiting):
                    answered.add(answer.path)
                    yield answer
        except BrokenProcessPool:
            # Whatever was being read may have done it: each of the next few is read in a process of its own.
            waiting = [ask for ask in waiting if ask[0] not in answered]
            for path, known in waiting[: workers * _AHEAD]:
                yield _alone(path, known)
            waiting = waiting[workers * _AHEAD :]
        else:
            return


def _alone(path: str, known: str | None) -> _Answer:
    try:
        with _pool(1) as pool:
            return pool.submit(read_file, path, known).result()
    except BrokenProcessPool:
        return _Answer(path, "", failures=(("", UnreadableFile("process-died", path=path).encoded()),))


def _pool(workers: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("forkserver")  # the library has threads, with which no process may fork
    context.set_forkserver_preload(["ingest.run"])
    return ProcessPoolExecutor(workers, mp_context=context)


def _in_executor(executor: Executor, asked: Sequence[tuple[str, str | None]]) -> Iterator[_Answer]:
    """Answer in the order in which answers come, with few questions ahead of the answers."""
    ahead = _AHEAD * (getattr(executor, "_max_workers", None) or 16)
    questions = iter(asked)
    running: set[Future[_Answer]] = set()
    for path, known in questions:
        running.add(executor.submit(read_file, path, known))
        if len(running) >= ahead:
            done, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    while running:
        done, running = wait(running, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)
