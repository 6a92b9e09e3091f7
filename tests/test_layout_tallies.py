"""Lists of names with bare numbers: read, or said not to be. Every text is invented."""

from __future__ import annotations

from counterclaim.reading.reader import Reader
from tests.figure_reading import document_of


def issues(text: str) -> list[str]:
    (reading,) = Reader().read([document_of(text)])
    return [text[slice(*issue.span)] for issue in reading.issues if issue.code == "list-not-read" and issue.span]


def test_a_list_that_no_claim_takes_up_is_named() -> None:
    items = "Khan Younis: 14\n- Rafah: 9, among them four children\n- Deir al-Balah: at least 22"
    assert issues(f"Sunday's count, as it was written on the wall\n\n- {items}\n") == [items]


def test_a_list_that_is_read_is_not_named() -> None:
    items = "- Nyala: 14 killed\n- Zalingei: 9 killed\n- Tawila: 3 killed\n"
    text = f"People killed in shelling, the health ministry said:\n\n{items}"
    assert issues(text) == []


def test_two_lines_are_no_list() -> None:
    assert issues("On the wall\n\n- Nyala: 14\n- Zalingei: 9\n") == []
