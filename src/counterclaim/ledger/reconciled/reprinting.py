"""Families of reprints, mended where dispatches came, changed or went."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection

from counterclaim.executing import Hands, share
from counterclaim.ledger.facets import firsts, rows, texts
from counterclaim.ledger.reconciled.kinships import (
    Extents,
    Standing,
    forget_kinships,
    keys_of,
    kinships_of,
    mend_kinships,
    under_keys,
)
from counterclaim.ledger.reconciled.loading import Documents
from counterclaim.ledger.reconciled.many import execute_many
from counterclaim.reconciling.reprints import bands, moment_of, signature
from counterclaim.reconciling.reprints.families import families_in, hanging_together, in_order
from counterclaim.reconciling.reprints.kinship import same_address
from counterclaim.reconciling.reprints.wording import Brief, wording_of
from counterclaim.records import Document, Family, digest


class Outline(msgspec.Struct, frozen=True):
    """What of a dispatch its likely reprints are looked up by."""

    text: int | None
    keys: tuple[int, ...]
    extent: Brief
    moment: str


def outline_of(document: Document) -> Outline:
    """The outline of a dispatch; a function of it alone."""
    signed = signature(document)
    return Outline(signed.text, bands(signed), wording_of(document).extent.brief, moment_of(document))


def mend_families(
    connection: Connection, numbers: Sequence[int], loaded: Mapping[int, Document], outlines: Mapping[int, Outline],
    *, extents: Extents, hands: Hands,
) -> set[int]:  # fmt: skip
    """Bring the families up to date with some documents, of which `loaded` are still there, with their outlines. The
    numbers of other documents that are now told in another family, or otherwise in their own."""
    documents = Documents(connection, loaded)
    extents.keep({number: one.extent for number, one in outlines.items()})
    words = _texts_of(connection, numbers) | {one.text for one in outlines.values() if one.text is not None}
    first_before = _firsts(connection, words)
    moved = set(numbers)
    keys_before = keys_of(connection, [n for _, _, n in first_before.values()])
    keys = keys_before | {key for one in outlines.values() for key in one.keys}
    before = under_keys(connection, keys)
    hands.tend()
    old_families = _families_of(connection, numbers)
    partners = forget_kinships(connection, numbers)
    execute_many(connection, "DELETE FROM reprint WHERE document = ?", [(n,) for n in numbers])
    execute_many(connection, "DELETE FROM reprint_band WHERE document = ?", [(n,) for n in numbers])
    execute_many(
        connection,
        "INSERT INTO reprint (document, document_id, text, moment, context) VALUES (?, ?, ?, ?, '')",
        [(n, loaded[n].document_id, one.text, one.moment) for n, one in sorted(outlines.items())],
    )
    first_after = _firsts(connection, words)
    changed = set(numbers)
    replaced: list[int] = []
    standing: dict[int, list[Standing]] = {}
    for text in words:
        was, now = first_before.get(text), first_after.get(text)
        if was == now and now is not None and now[2] not in moved:
            continue  # another copy of words that are there
        if was is not None and was[2] not in moved:  # an earlier copy came: that one stands for them now
            partners |= forget_kinships(connection, [was[2]])
            replaced.append(was[2])
        if now is not None:
            own = outlines[now[2]].keys if now[2] in outlines else _keys_anew(documents(now[2]))
            for key in own:
                standing.setdefault(key, []).append(now)
            changed.add(now[2])
    changed |= set(replaced)
    execute_many(connection, "DELETE FROM reprint_band WHERE document = ?", [(n,) for n in sorted(replaced)])
    put = "INSERT INTO reprint_band (band, document) VALUES (?, ?) ON CONFLICT DO NOTHING"
    execute_many(connection, put, sorted((key, n) for key, several in standing.items() for _, _, n in several))
    gone = moved.union(replaced)
    hands.tend()
    after: dict[int, list[Standing]] = {}
    for key in before.keys() | standing.keys():
        there, new = before.get(key, []), standing.get(key, [])
        if len(there) + len(new) > 1:  # most keys are of one text alone
            after[key] = sorted([*(one for one in there if one[2] not in gone), *new])
    touched = mend_kinships(
        connection, before, after, changed=changed, documents=documents, extents=extents, hands=hands
    )
    hands.tend()
    near = touched | partners | changed
    near |= {n for several in _copies(connection, words).values() for n in several}
    near |= _members(connection, old_families)
    return _group_anew(connection, near, documents, old_families, hands) - set(numbers)


def _keys_anew(document: Document) -> tuple[int, ...]:
    return outline_of(document).keys


def _texts_of(connection: Connection, numbers: Sequence[int]) -> set[int]:
    sql = "SELECT r.text FROM json_each(?) d CROSS JOIN reprint r ON r.document = d.value WHERE r.text IS NOT NULL"
    return set(firsts(rows(connection, sql, str(list(numbers)))))


def _firsts(connection: Connection, texts: Iterable[int]) -> dict[int, Standing]:
    """The earliest dispatch of each text."""
    return {text: several[0] for text, several in _standing(connection, texts).items()}


def _standing(connection: Connection, texts: Iterable[int]) -> dict[int, list[Standing]]:
    columns = "r.text, r.moment, r.document_id, r.document"
    sql = f"SELECT {columns} FROM json_each(?) t CROSS JOIN reprint r ON r.text = t.value"  # noqa: S608
    found: dict[int, list[Standing]] = {}
    for text, *standing in rows(connection, sql, str(sorted(texts))):
        found.setdefault(text, []).append(tuple(standing))
    return {text: sorted(several) for text, several in found.items()}


def _copies(connection: Connection, texts: Iterable[int]) -> dict[int, list[int]]:
    """The documents of each text, the earliest first."""
    return {text: [n for _, _, n in several] for text, several in _standing(connection, texts).items()}


def _families_of(connection: Connection, numbers: Iterable[int]) -> set[str]:
    sql = "SELECT family FROM json_each(?) d CROSS JOIN reprint r ON r.document = d.value WHERE family IS NOT NULL"
    return set(texts(rows(connection, sql, str(sorted(numbers)))))


def _members(connection: Connection, families: Iterable[str]) -> set[int]:
    sql = "SELECT document FROM json_each(?) f CROSS JOIN reprint r ON r.family = f.value"
    return set(firsts(rows(connection, sql, msgspec.json.encode(sorted(families)).decode())))


def _group_anew(
    connection: Connection, near: set[int], documents: Documents, old: set[str], hands: Hands
) -> set[int]:  # fmt: skip
    """Make the families anew of all dispatches that hang together with some, in the place of `old` ones and of those
    that they were in; those that are told otherwise now."""
    group = _hanging_together(connection, near)
    sql = "SELECT document, family, context FROM json_each(?) d CROSS JOIN reprint r ON r.document = d.value"
    there = {number: (family, context) for number, family, context in rows(connection, sql, str(sorted(group)))}
    families = families_among(connection, group, documents, hands)
    hands.tend()
    gone = old | {family for family, _ in there.values() if family is not None}
    execute_many(connection, "DELETE FROM family WHERE family_id = ?", [(name,) for name in sorted(gone)])
    execute_many(
        connection,
        "INSERT INTO family (family_id, members, outlets, first, record) VALUES (?, ?, ?, ?, ?)",
        [family_row(f) for f in families],
    )
    now: dict[int, tuple[str | None, str]] = dict.fromkeys(there, (None, ""))
    for family in families:
        contexts = contexts_of(family)
        now |= {n: (family.family_id, contexts[name]) for name, n in _numbers(connection, contexts).items()}
    changed = {n: new for n, new in now.items() if new != there[n]}
    update = "UPDATE reprint SET family = ?, context = ? WHERE document = ?"
    execute_many(connection, update, [(*new, n) for n, new in sorted(changed.items())])
    return set(changed)


def family_row(family: Family) -> tuple[str, int, int, str, str]:
    """The row of a family: id, members, outlets, when its earliest member was published, and the record."""
    outlets = len({member.outlet for member in family.members})
    record = msgspec.json.encode(family).decode()
    return family.family_id, len(family.members), outlets, family.members[0].published or "", record


def families_among(connection: Connection, group: set[int], of: Documents, hands: Hands) -> tuple[Family, ...]:
    """The families that all dispatches of whole groups make, by the kinships that are kept."""
    sql = "SELECT document, text FROM json_each(?) d CROSS JOIN reprint r ON r.document = d.value"
    related = kinships_of(connection, group)
    copies: dict[int, list[int]] = {}
    for number, text in rows(connection, sql, str(sorted(group))):
        if text is not None:
            copies.setdefault(text, []).append(number)
    several = {n for one, other, _ in related for n in (one, other)}
    several |= {n for many in copies.values() if len(many) > 1 for n in many}
    of.load(several)
    same: list[tuple[str, str]] = []
    for many in copies.values():
        if len(many) > 1:
            first, *rest = sorted(map(of, many), key=lambda d: (moment_of(d), d.document_id))
            same += [_pair(first, one) for one in rest if not same_address(first, one)]
    documents = {of(n).document_id: of(n) for n in several}
    kin = list(hanging_together(documents, (kinship for _, _, kinship in related), same))
    kin.sort(key=lambda one: min(document.text for document in one.documents.values()))
    made = hands.map(families_in, kin, together=share(len(kin), hands))
    return in_order(family for families in made for family in families)


def _pair(a: Document, b: Document) -> tuple[str, str]:
    return min(a.document_id, b.document_id), max(a.document_id, b.document_id)


def _numbers(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    sql = "SELECT o.document_id, o.id FROM json_each(?) d CROSS JOIN document o ON o.document_id = d.value"
    return dict(rows(connection, sql, msgspec.json.encode(sorted(names)).decode()))


def contexts_of(family: Family) -> dict[str, str]:
    """By member, all of the family that whose words its claims are depends on, as a hash."""
    first = family.members[0]
    shared = (family.family_id, first.document_id, first.outlet, sorted({tuple(m.credits) for m in family.members}))
    return {m.document_id: digest("context", shared, m.credits, m.own) for m in family.members}


def _hanging_together(connection: Connection, near: set[int]) -> set[int]:
    """All dispatches that are connected with some by kinships or the same words."""
    of_text = (
        "SELECT o.document FROM json_each(?) d CROSS JOIN reprint r ON r.document = d.value "
        "CROSS JOIN reprint o ON o.text = r.text"
    )
    there = "SELECT r.document FROM json_each(?) d CROSS JOIN reprint r ON r.document = d.value"
    of_pair = "SELECT p.{} FROM json_each(?) d CROSS JOIN reprint_pair p ON p.{} = d.value"
    found = set(firsts(rows(connection, there, str(sorted(near)))))
    front = set(found)
    while front:
        asked = str(sorted(front))
        beside = set(firsts(rows(connection, of_text, asked)))
        beside |= set(firsts(rows(connection, of_pair.format("one", "other"), asked)))
        beside |= set(firsts(rows(connection, of_pair.format("other", "one"), asked)))
        front = beside - found
        found |= front
    return found
