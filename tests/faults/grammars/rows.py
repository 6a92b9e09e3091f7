"""Nearly valid JSON, JSONL, CSV, chats and texts with front matter."""

from __future__ import annotations

import json

from hypothesis import strategies as st

from tests.faults.grammars.words import dates, encoded, joined, short, urls, words

values = st.recursive(
    st.one_of(words, short, dates, urls, st.none(), st.booleans(), st.integers(), st.floats(), st.just(10**400)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(short, inner, max_size=3)),
    max_leaves=6,
)
keys = st.one_of(
    st.sampled_from(
        ("text", "id", "title", "published", "outlet", "url", "language", "theatre", "Text", "type", "messages")
    ),
    short,
)
rows = st.dictionaries(keys, values, max_size=5).flatmap(
    lambda row: st.one_of(st.just(row), words.map(lambda text: row | {"text": text}))
)
chat_messages = st.fixed_dictionaries(
    {
        "id": st.one_of(st.integers(), values),
        "type": st.sampled_from(("message", "message", "service", None)),
        "text": st.one_of(
            words, st.lists(st.one_of(words, st.fixed_dictionaries({"type": short, "text": words})), max_size=3), values
        ),
    },
    optional={
        "date": st.one_of(dates, values),
        "date_unixtime": st.one_of(st.integers().map(str), values),
        "from": values,
        "forwarded_from": values,
    },
)
chats = st.fixed_dictionaries(
    {"id": st.one_of(st.integers(), values), "name": values, "messages": st.lists(chat_messages, max_size=4)},
    optional={"type": values},
)
wholes = st.one_of(
    st.lists(st.one_of(rows, rows, values), max_size=4),
    rows,
    chats,
    st.fixed_dictionaries({"articles": st.lists(rows, max_size=3)}),
    st.fixed_dictionaries(
        {"chats": st.one_of(st.fixed_dictionaries({"list": st.lists(st.one_of(chats, values), max_size=2)}), values)}
    ),
)


def as_json(value: object, *, plain: bool) -> str:
    return json.dumps(value, ensure_ascii=not plain)


json_files = encoded(st.tuples(wholes, st.booleans()).map(lambda pair: as_json(pair[0], plain=pair[1])))
jsonl_files = encoded(
    st.lists(
        st.one_of(rows.map(lambda row: as_json(row, plain=True)), short, values.map(lambda v: as_json(v, plain=False))),
        max_size=4,
    ).flatmap(lambda lines: st.sampled_from(("\n", "\r\n", "\n\n", "\r")).map(lambda end: end.join(lines)))
)
cells = st.one_of(words, short, dates).flatmap(
    lambda cell: st.sampled_from((cell, f'"{cell}"', '"' + cell.replace('"', '""') + '"', f'"{cell}', f"'{cell}'"))
)
csv_files = encoded(
    st.tuples(
        st.sampled_from((",", ";", "\t", "|")),
        st.lists(keys, min_size=1, max_size=4).map(lambda names: ["text", *names]),
        st.lists(st.lists(cells, max_size=6), max_size=4),
        st.sampled_from(("\n", "\r\n", "\r")),
        st.sampled_from(("", "sep=;\n", "\n\n", "\ufeff")),
    ).map(lambda p: p[4] + p[3].join(p[0].join(row) for row in [p[1], *p[2]]))
)


front = st.lists(
    st.tuples(
        st.one_of(keys, st.just("note")),
        st.one_of(words, dates, urls, st.sampled_from(("[a, b]", "{a: b}", "&x *x", "!!python/x"))),
    ),
    max_size=4,
).map(lambda pairs: "---\n" + "\n".join(f"{key}: {value}" for key, value in pairs) + "\n---\n")
text_files = encoded(st.tuples(st.one_of(st.just(""), front), joined(words, glue="\n\n")).map("".join))
