"""The peer of `minqing import`: the same work with the usual Python libraries.

Reads NDJSON messages, cleans and masks them, tags topics with the words of config/topics.yaml through
an Aho-Corasick automaton, and stores items, tags, events, roll-ups and a ledger row in SQLite.
Usage: peer_ingest.py TOPICS.yaml MESSAGES.ndjson STORE.sqlite3
"""

import collections
import hashlib
import html
import json
import math
import re
import sqlite3
import sys
import time
import unicodedata
import zlib

import ahocorasick
import yaml

try:
    from yaml import CSafeLoader as Loader
except ImportError:
    from yaml import SafeLoader as Loader

TAG = re.compile(r"<[^>]+>")
BLANKS = re.compile(r"[ \t\u3000\xa0]+")
MASKS = [
    re.compile(r"(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)"),
    re.compile(r"(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)"),
    re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)"),
    re.compile(r"(?<!\d)\d{16,19}(?!\d)"),
    re.compile(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·]?[A-Z0-9]{5,6}"),
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
]

SCHEMA = """
CREATE TABLE item (id INTEGER PRIMARY KEY, public_id BLOB UNIQUE, number TEXT UNIQUE, source TEXT,
  external_id TEXT, fingerprint BLOB, subject TEXT, body TEXT, kind TEXT, topic TEXT, review INTEGER,
  received_at INTEGER, day INTEGER, UNIQUE (source, external_id));
CREATE TABLE tag (item INTEGER, topic TEXT, score REAL, evidence TEXT, PRIMARY KEY (item, topic));
CREATE TABLE event (id INTEGER PRIMARY KEY, item INTEGER, code TEXT, at INTEGER, hash BLOB);
CREATE TABLE rollup (day INTEGER, pair TEXT, a TEXT, b TEXT, count INTEGER,
  PRIMARY KEY (day, pair, a, b));
CREATE TABLE ledger (id INTEGER PRIMARY KEY, read INTEGER, new INTEGER, duplicate INTEGER,
  rejected INTEGER, CHECK (read = new + duplicate + rejected));
CREATE TABLE payload (id INTEGER PRIMARY KEY, hash BLOB UNIQUE, body BLOB);
CREATE INDEX item_day ON item (day, topic);
"""


def automaton(path):
    """Every word of the taxonomy with the topics and kinds that it speaks for."""
    with open(path, encoding="utf-8") as file:
        taxonomy = yaml.load(file, Loader)
    words = collections.defaultdict(list)
    for topic in taxonomy["topics"]:
        for part in [topic, *topic.get("children", [])]:
            for word, weight in (part.get("words") or {}).items():
                words[str(word).lower().rstrip("*")].append(("topic", topic["id"], weight_of(weight)))
    for kind in taxonomy["kinds"]:
        for word, weight in (kind.get("words") or {}).items():
            words[str(word).lower().rstrip("*")].append(("kind", kind["id"], weight_of(weight)))
    machine = ahocorasick.Automaton()
    for word, meanings in words.items():
        machine.add_word(word, (word, meanings))
    machine.make_automaton()
    return machine


def weight_of(word):
    """A word's weight, its contexts left aside: the peer does less there."""
    return word["weight"] if isinstance(word, dict) else word


def clean(text):
    """Plain, normalised text with personal data masked."""
    if "<" in text:
        text = TAG.sub(" ", text)
    if "&" in text:
        text = html.unescape(text)
    text = unicodedata.normalize("NFC", text.replace("_x000D_", "\n"))
    text = BLANKS.sub(" ", text).strip()
    for mask in MASKS:
        text = mask.sub("***", text)
    return text


def classify(machine, subject, body):
    """Topics with scores and evidence, and the kind."""
    counts = collections.Counter()
    meanings = {}
    for text, factor in ((subject, 2), (body, 1)):
        for _, (word, meaning) in machine.iter(unicodedata.normalize("NFKC", text).lower()):
            counts[word] += factor
            meanings[word] = meaning
    scores = {"topic": collections.Counter(), "kind": collections.Counter()}
    evidence = collections.defaultdict(list)
    for word, count in counts.items():
        for what, name, weight in meanings[word]:
            added = weight * (1 + math.log(count))
            scores[what][name] += added
            evidence[name].append((added, word))
    total = sum(scores["topic"].values()) or 1
    topics = [(name, score / total) for name, score in scores["topic"].most_common(3)]
    kind = scores["kind"].most_common(1)
    return topics, kind[0][0] if kind else "help", evidence


def batches(path, size=1000):
    """The messages of a file, some at a time."""
    batch = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            batch.append(json.loads(line))
            if len(batch) == size:
                yield batch
                batch = []
    if batch:
        yield batch


def main():
    topics_path, messages, store = sys.argv[1:]
    machine = automaton(topics_path)
    database = sqlite3.connect(store)
    database.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;" + SCHEMA)
    content = open(messages, "rb").read()
    database.execute(
        "INSERT INTO payload (hash, body) VALUES (?, ?)",
        (hashlib.sha256(content).digest(), zlib.compress(content, 1)),
    )
    database.commit()
    now = int(time.time())
    day = now // 86400
    chain = b""
    number = 0
    for batch in batches(messages):
        items, tags, events, rollup = [], [], [], collections.Counter()
        for message in batch:
            number += 1
            subject, body = clean(message["subject"]), clean(message["body"])
            fingerprint = hashlib.sha256((subject + body).encode()).digest()
            public = hashlib.sha256(("office|import|" + message["id"]).encode()).digest()[:16]
            topics, kind, evidence = classify(machine, subject, body)
            best = topics[0][0] if topics else ""
            review = not topics or topics[0][1] < 0.5
            items.append(
                (number, public, f"MQ-{day}-{number:04}", "import", message["id"], fingerprint,
                 subject, body, kind, best, review, now, day)
            )
            for name, score in topics:
                words = [word for _, word in sorted(evidence[name], reverse=True)[:8]]
                tags.append((number, name, score, json.dumps(words, ensure_ascii=False)))
            chain = hashlib.sha256(chain + public + fingerprint).digest()
            events.append((number, "created", now, chain))
            for pair, a, b in (
                ("topic-kind", best, kind), ("topic-source", best, "import"),
                ("source-kind", "import", kind), ("topic-review", best, str(review)),
            ):
                rollup[day, pair, a, b] += 1
        with database:
            database.executemany("INSERT INTO item VALUES (" + ",".join("?" * 13) + ")", items)
            database.executemany("INSERT INTO tag VALUES (?, ?, ?, ?)", tags)
            database.executemany(
                "INSERT INTO event (item, code, at, hash) VALUES (?, ?, ?, ?)", events
            )
            database.executemany(
                "INSERT INTO rollup VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET count = count + excluded.count",
                [(*key, count) for key, count in rollup.items()],
            )
            database.execute(
                "INSERT INTO ledger (read, new, duplicate, rejected) VALUES (?, ?, 0, 0)",
                (len(batch), len(batch)),
            )
    database.close()


main()
