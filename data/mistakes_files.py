"""Files that are called .xlsx and are no workbook."""

from __future__ import annotations

from mistakes import Mistake, unchanged

OLD_OFFICE = bytes.fromhex("D0CF11E0A1B11AE1")

FILES = [
    Mistake(
        "not-a-workbook",
        "a text file with commas, called .xlsx",
        "",
        "",
        "csv",
        unchanged,
        lambda data: b"Region,Eligible people\r\nCoast,2000\r\nMountain,1600\r\n",
    ),
    Mistake(
        "damaged",
        "the second half of the file is missing",
        "",
        "",
        "damaged",
        unchanged,
        lambda data: data[: len(data) // 2],
    ),
    Mistake(
        "empty-file", "there is nothing in the file", "", "", "empty", unchanged, lambda _: b""
    ),
    Mistake(
        "old-workbook",
        "an .xls workbook of long ago, called .xlsx",
        "",
        "",
        ".xls",
        unchanged,
        lambda data: OLD_OFFICE + bytes(504),
    ),
    Mistake(
        "password",
        "the workbook is protected by a password",
        "",
        "",
        "password",
        unchanged,
        lambda data: OLD_OFFICE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(480),
    ),
]
