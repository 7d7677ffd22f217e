"""The errors danchieu raises on purpose, each with a sentence for the user and what to do, in both languages."""

from __future__ import annotations

from typing import Any

from graph.tables import Language, read_words

__all__ = ["AmbiguousNumber", "DanchieuError", "NotFound", "StoreError", "UnreadableFile"]


class DanchieuError(Exception):
    """The base of the family: a key of graph/tables/errors.tsv and the values of the {names} in its sentences.

    A value may be an error itself, or a tuple of errors: it is said in the same language.

    >>> error = NotFound("not-found", name="107/NQ-CP")
    >>> str(error), error.sentence("en")
    ('107/NQ-CP: không có trong kho dữ liệu', '107/NQ-CP: not in the store')
    """

    def __init__(self, key: str, **values: object) -> None:
        """Take the key of the sentence and its values."""
        super().__init__(key)
        self.key = key
        self.values = values

    def sentence(self, lang: Language = "vi") -> str:
        """Give the sentence for the user, as the command line and the pages print it."""
        template = read_words("graph", "errors", lang).get(self.key, self.key)  # saying what went wrong never fails
        return template.format(**{name: _said(value, lang) for name, value in self.values.items()})

    def __str__(self) -> str:
        """Give the Vietnamese sentence."""
        return self.sentence()

    def __reduce__(self) -> tuple[Any, ...]:
        """Let the error pass between processes with all it carries."""
        return _again, (type(self), self.args, self.__dict__)


def _again(kind: type[DanchieuError], args: tuple[Any, ...], state: dict[str, Any]) -> DanchieuError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


def _said(value: object, lang: Language) -> object:
    if isinstance(value, DanchieuError):
        return value.sentence(lang)
    if isinstance(value, tuple):
        return "; ".join(str(_said(one, lang)) for one in value)
    return value


class UnreadableFile(DanchieuError):
    """A file from which no text can be read. It costs this one paper, never the run."""


class StoreError(DanchieuError):
    """A store that cannot be opened, reached or written."""


class NotFound(DanchieuError):
    """Nothing in the store answers to the number, path or IRI that was asked for."""


class AmbiguousNumber(DanchieuError):
    """A number that several documents bear. `candidates` holds their IRIs; nobody guesses among them."""

    def __init__(self, key: str, candidates: tuple[str, ...], **values: object) -> None:
        """Take the key and the values of the sentence and the IRIs of the documents that bear the number."""
        super().__init__(key, **values)
        self.candidates = candidates
