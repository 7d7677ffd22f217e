"""The errors danchieu raises on purpose, each with a sentence for the user and what to do."""

__all__ = ["AmbiguousNumber", "DanchieuError", "NotFound", "StoreError", "UnreadableFile"]


class DanchieuError(Exception):
    """The base of the family; its text is written for the user, the command line prints it as it is."""


class UnreadableFile(DanchieuError):
    """A file from which no text can be read. It costs this one paper, never the run."""


class StoreError(DanchieuError):
    """A store that cannot be opened, reached or written."""


class NotFound(DanchieuError):
    """Nothing in the store answers to the number, path or IRI that was asked for."""


class AmbiguousNumber(DanchieuError):
    """A number that several documents bear. `candidates` holds their IRIs; nobody guesses among them."""

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        """Take the sentence for the user and the IRIs of the documents that bear the number."""
        super().__init__(message)
        self.candidates = candidates
