"""Letters (.eml) with their attachments, and web pages saved as one file (.mht), which has the same form (RFC 5322)."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import MIMEPart

__all__ = ["parts_of_letter"]


def parts_of_letter(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the letter's own text, under the name "", and its attachments under theirs.

    Pictures inside the text (logos, signatures) are no papers and stay out. No link is followed.
    """
    letter = message_from_bytes(data, policy=policy.default)
    body = letter.get_body(("plain", "html"))
    own = _content(body) if body is not None else b""
    if own.strip():
        yield "", own
    for place, part in enumerate(letter.iter_attachments(), start=1):
        if part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment":
            continue
        content = _content(part)
        if content:
            yield part.get_filename() or f"{place}", content


def _content(part: MIMEPart) -> bytes:
    """Give what a part holds; text in UTF-8 where its declared encoding is true, else as it is."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, MIMEPart) else b""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if part.get_content_maintype() != "text" or charset is None:
        return data
    try:
        return data.decode(charset).encode()
    except (LookupError, UnicodeError):
        return data
