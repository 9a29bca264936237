"""Splits labelled messages by their `fold` into what is trained on and what is measured on.

Usage: classify_setup.py MESSAGES.ndjson FOLDER
Writes FOLDER/train-N.ndjson, FOLDER/test-N.ndjson and, for fastText, the same as .txt with characters as
tokens (`__label__topic c h a r s`).
"""

import json
import pathlib
import sys


def spaced(message):
    text = message["subject"] + "\n" + message["body"]
    return " ".join(c for c in text if not c.isspace())


def main():
    messages = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for fold in sorted({message["fold"] for message in messages}):
        for name, held in (("train", False), ("test", True)):
            some = [m for m in messages if (m["fold"] == fold) == held]
            with open(folder / f"{name}-{fold}.ndjson", "w", encoding="utf-8") as file:
                for message in some:
                    file.write(json.dumps(message, ensure_ascii=False) + "\n")
            with open(folder / f"{name}-{fold}.txt", "w", encoding="utf-8") as file:
                for message in some:
                    file.write(f"__label__{message['topic']} {spaced(message)}\n")


main()
