"""The errors danchieu raises on purpose, each with a sentence for the user and what to do, in both languages."""

from __future__ import annotations

import json
from typing import Any

from graph.tables import Language, read_words

__all__ = ["AmbiguousNumber", "DanchieuError", "NotFound", "StoreError", "UnreadableFile", "decoded"]


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

    def encoded(self) -> str:
        """Give the key and the values as text that can be kept, and said later in any language (see `decoded`)."""
        text: str = json.dumps(_packed(self), ensure_ascii=False)
        return text

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


def _packed(value: object) -> object:
    """Give a value as JSON can hold it; what is no error and no number is kept as it would be said."""
    if isinstance(value, DanchieuError):
        return {"key": value.key, "values": {name: _packed(one) for name, one in value.values.items()}}
    if isinstance(value, tuple):
        return [_packed(one) for one in value]
    return value if isinstance(value, int | float | None) else str(value)


def decoded(text: str) -> DanchieuError:
    """Give the error of which `text` is the encoded form; other text is what an error says in both languages.

    >>> kept = UnreadableFile("fault", path="a.txt", name="KeyError", reason=NotFound("not-found", name="x")).encoded()
    >>> decoded(kept).sentence("en").endswith("x: not in the store)"), decoded("hỏng").sentence("en")
    (True, 'hỏng')
    """
    try:
        error = _unpacked(json.loads(text))
    except ValueError:
        error = None
    return error if isinstance(error, DanchieuError) else DanchieuError("as-kept", words=text)


def _unpacked(value: object) -> object:
    if isinstance(value, dict):
        key, values = value.get("key"), value.get("values")
        if isinstance(key, str) and isinstance(values, dict):
            return DanchieuError(key, **{name: _unpacked(one) for name, one in values.items()})
    return tuple(map(_unpacked, value)) if isinstance(value, list) else value


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
