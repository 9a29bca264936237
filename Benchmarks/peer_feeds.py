"""Reads feeds as `minqing parse --format feed --raw` does, with feedparser; one JSON line an entry.

Usage: peer_feeds.py FILE
"""

import json
import sys

import feedparser

FIELDS = ["id", "title", "link", "author", "published", "summary"]
with open(sys.argv[1], "rb") as file:
    feed = feedparser.parse(file.read())
for entry in feed.entries:
    record = {name: entry.get(name) for name in FIELDS}
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
