"""PDFs made by hand: pages of lines at given places in Helvetica, encrypted where a test needs that."""

from __future__ import annotations

import hashlib

Written = tuple[float, float, float, str]
"""x, y, size and words of a line, in points from the lower left corner."""

PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
FILE_ID = b"0123456789abcdef"
PERMISSIONS = -44


def column(*texts: str, x: float = 72, y: float = 700, size: float = 11, leading: float = 13) -> list[Written]:
    """Lines one below the other; an empty text leaves half a line free."""
    lines: list[Written] = []
    for text in texts:
        if not text:
            y -= leading / 2
            continue
        lines.append((x, y, size, text))
        y -= leading
    return lines


def pdf(*pages: list[Written], title: str = "", password: bytes | None = None) -> bytes:
    """A PDF of US letter pages. With a `password`, which may be empty, its contents are encrypted (RC4, 40 bits)."""
    owner = _rc4(hashlib.md5(PAD).digest()[:5], _padded(password or b""))
    permissions = PERMISSIONS.to_bytes(4, "little", signed=True)
    key = hashlib.md5(_padded(password or b"") + owner + permissions + FILE_ID).digest()[:5]

    def sealed(number: int, data: bytes) -> bytes:
        if password is None:
            return data
        return _rc4(hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[:10], data)

    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    bodies: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, lines in enumerate(pages):
        number = 5 + 2 * index
        drawn = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(text)}) Tj ET" for x, y, size, text in lines)
        content = sealed(number, drawn.encode("cp1252"))
        bodies += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {number} 0 R >>".encode(),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        ]
    info = len(bodies) + 1
    bodies.append(b"<< /Title <%s> /CreationDate <%s> >>" % (
        sealed(info, title.encode("latin-1")).hex().encode(), sealed(info, b"D:20310304000000Z").hex().encode(),
    ))  # fmt: skip
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = f"/Size {len(bodies) + 1} /Root 1 0 R /Info {info} 0 R /ID [<{FILE_ID.hex()}> <{FILE_ID.hex()}>]"
    if password is not None:
        user = _rc4(key, PAD)
        trailer += f" /Encrypt << /Filter /Standard /V 1 /R 2 /P {PERMISSIONS} /O <{owner.hex()}> /U <{user.hex()}> >>"
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< %s >>\nstartxref\n%d\n%%%%EOF" % (
        len(bodies) + 1, table, trailer.encode(), len(out),
    )  # fmt: skip


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _padded(password: bytes) -> bytes:
    return (password + PAD)[:32]


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
