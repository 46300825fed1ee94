"""Signature fields of a PDF: what the file states about who signed and when. Nothing is verified."""

from __future__ import annotations

import ctypes
import re
import warnings
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as raw
from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID

from pipeline.pdf.document import Document
from pipeline.pdf.widgets import value_names
from pipeline.text.normal import clean_name

_TIME = re.compile(rb"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(Z)|([+-]\d\d)'?(\d\d)?)?")
# PKCS #9 signingTime, a UTCTime of 13 bytes
_SIGNING_TIME = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05\x31\x0f\x17\x0d"


@dataclass(frozen=True, slots=True)
class SignatureField:
    """signer, organization: from the certificate; signed_at: ISO 8601 with offset where the file has one.

    name: the field's own, without those of fields above it; None where it is not found.
    """

    signer: str | None
    organization: str | None
    signed_at: str | None
    name: str | None = None


def read_signature_fields(document: Document, data: bytes) -> list[SignatureField]:
    """Signed fields in the order of the file; data: its bytes."""
    found, places = [], []
    for number in range(max(raw.FPDF_GetSignatureCount(document.pdf.raw), 0)):
        field = raw.FPDF_GetSignatureObject(document.pdf.raw, number)
        contents = _bytes(raw.FPDFSignatureObj_GetContents, field)
        if not any(contents):
            continue
        signer, organization = _subject(contents)
        stated = _iso(_bytes(raw.FPDFSignatureObj_GetTime, field))
        found.append(SignatureField(signer, organization, stated or _attribute_time(contents)))
        places.append(_place(field))
    names = value_names(data, places) if found else []
    return [replace(signature, name=name) for signature, name in zip(found, names, strict=True)]


def _place(field: Any) -> int:
    """Where in the file the signature stands: after the first of the parts that it signs."""
    parts = (ctypes.c_int * 4)()
    length = raw.FPDFSignatureObj_GetByteRange(field, parts, 4)
    return parts[0] + parts[1] if length >= 2 else 0


def _bytes(ask: Any, field: Any) -> bytes:
    length = ask(field, None, 0)
    if not length:
        return b""
    buffer = ctypes.create_string_buffer(length)
    ask(field, buffer, length)
    return buffer.raw[:length]


def _iso(stated: bytes) -> str | None:
    match = _TIME.match(stated)
    if match is None:
        return None
    year, month, day, hour, minute, second = (part.decode() for part in match.groups()[:6])
    zulu, hours, minutes = (part.decode() if part else "" for part in match.groups()[6:])
    offset = "+00:00" if zulu else f"{hours}:{minutes or '00'}" if hours else ""
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{offset}"


def _attribute_time(contents: bytes) -> str | None:
    at = contents.find(_SIGNING_TIME)
    if at < 0:
        return None
    text = contents[at + len(_SIGNING_TIME) :][:13].decode("ascii", "replace")
    if not re.fullmatch(r"\d{12}Z", text):
        return None
    return f"20{text[:2]}-{text[2:4]}-{text[4:6]}T{text[6:8]}:{text[8:10]}:{text[10:12]}+00:00"


def _subject(contents: bytes) -> tuple[str | None, str | None]:
    """Name and organisation of the certificate that issued no other one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # signers' software writes BER where DER is asked for
            certificates = pkcs7.load_der_pkcs7_certificates(_der(contents))
        issuers = {certificate.issuer for certificate in certificates}
        leaves = [c for c in certificates if c.subject not in issuers] or certificates
    except (ValueError, TypeError):
        return None, None
    if not leaves:
        return None, None
    subject = leaves[0].subject
    return _name(subject, NameOID.COMMON_NAME), _name(subject, NameOID.ORGANIZATION_NAME)


def _name(subject: x509.Name, kind: x509.ObjectIdentifier) -> str | None:
    values = subject.get_attributes_for_oid(kind)
    return clean_name(str(values[0].value)) if values else None


def _der(contents: bytes) -> bytes:
    """Without the zeros that fill the reserved space."""
    if len(contents) < 4 or not contents[1] & 0x80:
        return contents
    count = contents[1] & 0x7F
    return contents[: 2 + count + int.from_bytes(contents[2 : 2 + count], "big")] if count else contents
