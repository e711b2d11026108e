"""Bytes to text, whatever the encoding."""

from __future__ import annotations

import hashlib

import pytest

from summarizer.language.words.decoding import decode

TEXT = "The café in Brill reopened on Friday — “at last”, said Zoë Müller.\nNobody minded the price.\n"
WESTERN = "Le café de Brill a rouvert vendredi, après trois années. Zoë Müller s'est réjouie de la fête.\n"
NOISE = b"".join(hashlib.sha256(bytes([i])).digest() for i in range(200))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_survives_every_usual_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_latin_1_is_recognised_without_being_declared() -> None:
    assert decode(WESTERN.encode("latin-1")).text == WESTERN


def test_a_web_page_may_declare_its_encoding() -> None:
    page = "<html><head><meta charset='iso-8859-2'></head><body>Wałęsa</body></html>"
    assert decode(page.encode("iso-8859-2")).text == page


def test_a_few_zero_bytes_do_not_make_a_text_binary() -> None:
    data = (TEXT * 10).encode().replace(b"price", b"pr\x00ice", 1)
    text = decode(data).text
    assert text is not None
    assert "pr\x00ice" in text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"%PDF-1.7\n", "this is a PDF file: extract its text first, for example with pdftotext"),
        (b"PK\x03\x04rest", "this is a ZIP or office file: unpack it or save it as text first"),
        (NOISE, "this is a binary file, not text"),
        (b"\xff\xfe\x00", "it says it is utf-16, but it is not"),
    ],
)
def test_what_is_no_text_gets_a_reason(data: bytes, reason: str) -> None:
    assert decode(data) == (None, reason)


def test_an_unknown_encoding_gets_advice() -> None:
    noise = bytes(b for b in NOISE if b >= 128)
    text, reason = decode(noise)
    assert text is None
    assert reason == "its character encoding cannot be told: save it as UTF-8"
