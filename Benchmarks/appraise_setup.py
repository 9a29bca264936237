"""Fills a store with invented items, cases and call-backs, for `scripts/bench appraise`.

Usage: appraise_setup.py STORE ROWS
The store is one that the program made, with a payload taken in. ROWS items are of 2026, half as many of
2025; a tenth of each belong to the department transport. The same arguments give the same store.
"""

import random
import sqlite3
import sys

path, rows = sys.argv[1], int(sys.argv[2])
chance = random.Random(7)
db = sqlite3.connect(path)
db.executescript("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000")


def code(text):
    db.execute("INSERT OR IGNORE INTO code (text) VALUES (?)", (text,))
    return db.execute("SELECT id FROM code WHERE text = ?", (text,)).fetchone()[0]


DEPARTMENTS = [code(d) for d in (
    "transport natural-resources health environment construction education human-resources "
    "commerce agriculture civil-affairs").split()]
TOPICS = [(code(t), [code(t + "/" + s) for s in second.split()]) for t, second in {
    "transport": "public-transport parking roads-bridges taxi-ride-hailing",
    "natural-resources": "land-requisition mining",
    "health": "hospitals insurance",
    "environment": "noise air",
    "urban-rural-construction": "housing water-gas-heat",
}.items()]
KINDS = [code(k) for k in "consult help complaint report suggestion praise".split()]
PLACES = [code(f"place-{n}") for n in range(60)]
STATES = [code(s) for s in "new answered closed".split()]
YES, PARTLY, NO = code("yes"), code("partly"), code("no")
SATISFIED, BASICALLY, DISSATISFIED = code("satisfied"), code("basically"), code("dissatisfied")
SOURCE = db.execute("SELECT id FROM source LIMIT 1").fetchone()[0]
PAYLOAD = db.execute("SELECT id FROM payload LIMIT 1").fetchone()[0]
TAXONOMY = code("bench")
DAY = 86_400_000
ZONE = 8 * 3_600_000


def fill(first_day, count, first_id):
    """A year's items, evenly over its days."""
    items, texts, cases, calls, longer, sketches, members = [], [], [], [], [], [], []
    per_day = -(-count // 365)
    for n in range(count):
        number = first_id + n
        day, sequence = first_day + n // per_day, 1 + n % per_day + 1_000_000
        received = day * DAY - ZONE + (n % per_day) * (DAY // per_day)
        # A multiple of ten goes to the first department, so that it has a tenth.
        department = DEPARTMENTS[number % 10]
        topic, second = TOPICS[number % 7 % len(TOPICS)]
        subtopic = chance.choice(second) if chance.random() < 0.7 else 0
        is_open = chance.random() < 0.05
        due = received + 10 * DAY
        answered = received + int(chance.expovariate(1 / 5) * DAY)
        confidential = int(chance.random() < 0.01)
        items.append((
            number, number.to_bytes(16, "big"), day, sequence, SOURCE, bytes(16), bytes(16), 1,
            STATES[0 if is_open else 2], topic, subtopic, chance.choice(KINDS), department,
            chance.choice(PLACES), 0, TAXONOMY, received, PAYLOAD, number, due if is_open else None,
            confidential))
        texts.append((number, "公交线路调整", "早高峰等车时间太长，希望增加班次。"))
        returned = int(chance.random() < 0.03)
        reopened = int(chance.random() < 0.01)
        cases.append((number, returned, reopened, due, None if is_open else answered))
        if chance.random() < 0.02:
            longer.append((number, 1, "5 working days", received + DAY))
        if not is_open and chance.random() < 0.3:
            calls.append((
                number, 0, answered + DAY, int(chance.random() < 0.9),
                chance.choice((YES, YES, PARTLY, NO)),
                chance.choice((SATISFIED, SATISFIED, BASICALLY, DISSATISFIED))))
        sketches.append((number, day, b"-"))
        if number % 7 == 0:
            members.append((number, 1 + number // 7 % (count // 40)))
    marks = ",".join("?" * 21)
    db.executemany(
        "INSERT INTO item (id, public_id, day, sequence, source, fingerprint, content_hash, version, state,"
        " topic, subtopic, kind, department, place, review, taxonomy, received_at, payload, record, due_at,"
        f" confidential) VALUES ({marks})", items)
    db.executemany("INSERT INTO item_text (item, subject, body) VALUES (?, ?, ?)", texts)
    db.executemany(
        "INSERT INTO casework (item, returned, reopened, last_due_at, answered_at) VALUES (?, ?, ?, ?, ?)",
        cases)
    db.executemany("INSERT INTO extension (item, number, span, at) VALUES (?, ?, ?, ?)", longer)
    db.executemany("INSERT INTO callback VALUES (?, ?, ?, ?, ?, ?)", calls)
    db.executemany("INSERT INTO item_sketch (item, day, sketch) VALUES (?, ?, ?)", sketches)
    db.executemany(
        "INSERT OR IGNORE INTO matter (id, formed_at) VALUES (?, 0)", {(m,) for _, m in members})
    db.executemany("INSERT INTO matter_item (item, matter) VALUES (?, ?)", members)


fill(20_089, rows // 2, 2_000_000)
fill(20_454, rows, 10_000_000)
for pair in ("department:topic", "department:kind", "department:source", "department:place",
             "department:state", "department:review", "topic:place", "source:kind"):
    a, b = pair.split(":")
    db.execute(
        f"INSERT INTO rollup SELECT ?, day, {a}, {b}, taxonomy, count(*) FROM item WHERE id >= 2000000"
        f" GROUP BY day, {a}, {b}, taxonomy", (code(pair),))
db.commit()
db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
