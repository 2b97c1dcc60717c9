"""Reads the Parquet parts of a run by DuckDB and pyarrow and compares them with the JSON Lines of the same run."""

import glob
import json
import sys

import duckdb
import pyarrow.parquet

folder = sys.argv[1]
table = f"{folder}/table/part-*.parquet"
lines = [json.loads(line) for part in sorted(glob.glob(f"{folder}/lines/part-*.jsonl")) for line in open(part, encoding="utf-8")]


def flat(quotes):
    """What of the quotes of a record is compared."""
    for quote in quotes:
        content = [(span["start"], span["end"], span["text"]) for span in quote["content"]]
        cue = quote["cue"] and quote["cue"]["text"]
        speaker = quote["speaker"]
        figures = [(q["value"], q.get("unit"), q.get("of"), q.get("bound")) for q in quote.get("quantities") or []]
        yield (quote["kind"], quote["act"], content, cue, speaker["name"], speaker["entity"], quote.get("parent"), bool(quote.get("negated")), quote.get("about") or [], figures, quote["confidence"])


want = [(r["id"], r["title"], r.get("duplicate_of"), r["place"]["line"], len(r["mentions"]), [e["name"] for e in r["entities"]], list(flat(r["quotes"]))) for r in lines]

rows = []
for part in sorted(glob.glob(table)):
    rows += pyarrow.parquet.read_table(part).to_pylist()
got = [(r["id"], r["title"], r["duplicate_of"], r["place"]["line"], len(r["mentions"]), [e["name"] for e in r["entities"]], list(flat(r["quotes"]))) for r in rows]
assert got == want, "pyarrow reads something else"

sql = duckdb.connect()
sql.execute(f"create view records as from read_parquet('{table}')")
rows = sql.execute("select id, duplicate_of, len(quotes), list_transform(entities, lambda e: e.name) from records").fetchall()
assert rows == [(w[0], w[2], len(w[6]), w[5]) for w in want], "DuckDB reads something else"
rows = sql.execute(
    "select quote.speaker.name, count(*) from (select unnest(quotes) as quote from records) where not quote.negated group by 1 order by 2 desc, 1"
).fetchall()
speakers = {}
for record in lines:
    for quote in record["quotes"]:
        if not quote.get("negated"):
            speakers[quote["speaker"]["name"]] = speakers.get(quote["speaker"]["name"], 0) + 1
assert rows == sorted(speakers.items(), key=lambda s: (-s[1], s[0])), "DuckDB counts something else"
links = sql.execute("select count(*) from (select unnest(entities) as e from records) where e.links['iso3166'] is not null").fetchone()[0]
assert links == sum("iso3166" in e.get("links", {}) for r in lines for e in r["entities"]), "DuckDB reads other links"
print(f"duckdb and pyarrow agree with the lines: {len(lines)} records")
