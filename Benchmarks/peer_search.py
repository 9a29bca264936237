"""FTS5 on the texts of a store, with its best settings: rows a second, bytes a row, and some searches.

Usage: peer_search.py STORE ROWS. The pairs of characters are made before the clock runs, so that no
tokenizer is counted.
"""
import os
import sqlite3
import sys
import time


def pairs(text):
    words, run = [], ""
    for character in text + " ":
        if character.isalnum():
            run += character
        elif run:
            words += [run[i:i + 2] for i in range(len(run) - 1)] or [run]
            run = ""
    return " ".join(words)


store, rows = sys.argv[1], int(sys.argv[2])
texts = [
    (item, pairs(subject + " " + body))
    for item, subject, body in sqlite3.connect(store).execute(
        "SELECT item, subject, body FROM item_text ORDER BY item LIMIT ?", (rows,))
]
path = store + ".peer"
if os.path.exists(path):
    os.remove(path)
peer = sqlite3.connect(path, isolation_level=None)
peer.execute("PRAGMA journal_mode = WAL")
peer.execute("PRAGMA synchronous = NORMAL")
peer.execute(
    "CREATE VIRTUAL TABLE t USING fts5(x, content='', columnsize=0, detail=none,"
    " tokenize='unicode61 remove_diacritics 0')")
for setting, value in (("hashsize", 1 << 26), ("automerge", 0), ("crisismerge", 64)):
    peer.execute("INSERT INTO t(t, rank) VALUES (?, ?)", (setting, value))
start = time.time()
for first in range(0, len(texts), 5_000):
    peer.execute("BEGIN")
    peer.executemany("INSERT INTO t(rowid, x) VALUES (?, ?)", texts[first:first + 5_000])
    peer.execute("COMMIT")
span = time.time() - start
peer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
print(f"fts5: {len(texts)} rows, {len(texts) / span:.0f} rows/s, "
      f"{os.path.getsize(path) / max(1, len(texts)):.0f} bytes/row")
os.remove(path)
