"""Bytes to text, or a sentence that says why not."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_BINARY = (
    (b"%PDF-", "a PDF file: extract its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP or office file: unpack it or save it as text first"),
    (b"\x1f\x8b", "a gzip file: unpack it first"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_BINARY = "this is a binary file, not text"
_SAMPLE = 65536
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROL = 0.01
_WIDE_SHARE = 0.3
"""Share of zero bytes at one parity above which a text is UTF-16 without its mark."""
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.I)
_WESTERN = ("cp1252", "latin_1", "iso8859_15")
_TIE = 0.1


class Decoded(NamedTuple):
    """A text, or None and the reason."""

    text: str | None
    reason: str = ""


def decode(data: bytes) -> Decoded:
    """Decode a file's bytes.

    In order: a byte-order mark, UTF-8, UTF-16 without a mark, the encoding a web page declares, and
    the encoding that its byte statistics suggest.

    Args:
        data: the file's content.

    Returns:
        The text without its byte-order mark; or the reason why there is none.
    """
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        return Decoded(None, "the file is empty")
    for signature, what in _KNOWN_BINARY:
        if data.startswith(signature):
            return Decoded(None, f"this is {what}")
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding) or Decoded(None, f"it says it is {encoding}, but it is not")
    if wide := _wide_encoding(data):
        decoded = _strict(data, wide)
        return decoded if decoded and _is_text(decoded.text or "") else Decoded(None, _BINARY)
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROL)) > _MOST_CONTROL * len(sample):
        return Decoded(None, _BINARY)
    return _strict(data, "utf-8") or _declared(data) or _guessed(data)


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return Decoded(text) if text.strip() else Decoded(None, "the file is empty")


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    return sum(not (c.isprintable() or c.isspace()) for c in sample) <= _MOST_CONTROL * len(sample)


def _wide_encoding(data: bytes) -> str | None:
    sample = data[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > _WIDE_SHARE * half and even <= odd // 10:
        return "utf-16-le"
    return "utf-16-be" if even > _WIDE_SHARE * half and odd <= even // 10 else None


def _declared(data: bytes) -> Decoded | None:
    match = _DECLARED.search(data, 0, 4096)
    return _strict(data, match.group(1).decode("ascii")) if match else None


def _guessed(data: bytes) -> Decoded:
    """Let byte statistics choose; among equals the Western encoding, by far the most frequent."""
    matches = list(from_bytes(data[:_SAMPLE], enable_fallback=False))
    if matches:
        best = min(match.chaos for match in matches)
        near = [match.encoding for match in matches if match.chaos <= best + _TIE]
        names = [
            name
            for name in _WESTERN
            if name in near or any(name in m.could_be_from_charset for m in matches[:1])
        ]
        for encoding in (*names, *near):
            if decoded := _strict(data, encoding):
                return decoded
    return Decoded(None, "its character encoding cannot be told: save it as UTF-8")
