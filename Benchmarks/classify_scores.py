"""Accuracy and macro-F1 of predictions, among the topics of the file.

Usage: classify_scores.py NAME FOLDS FOLDER SUFFIX
Reads FOLDER/test-N.ndjson beside FOLDER/SUFFIX-N.ndjson; a line of the latter has "topic", or "topics"
best first, of which the first that the file holds counts.
"""

import json
import sys


def lines(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def main():
    name, folds, folder, suffix = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
    truth, guess = [], []
    for fold in range(folds):
        truth += [m["topic"] for m in lines(f"{folder}/test-{fold}.ndjson")]
        held = set(truth)
        for line in lines(f"{folder}/{suffix}-{fold}.ndjson"):
            topics = [t["id"] for t in line["topics"]] if "topics" in line else [line["topic"]]
            guess.append(next((t for t in topics if t in held), None))
    scores = []
    for topic in sorted(set(truth)):
        right = sum(t == g == topic for t, g in zip(truth, guess))
        scores.append(2 * right / max(1, truth.count(topic) + guess.count(topic)))
    accuracy = sum(t == g for t, g in zip(truth, guess)) / len(truth)
    macro = sum(scores) / len(scores)
    print(f"{name:<14} accuracy {accuracy:.4f}   macro-F1 {macro:.4f}   ({len(truth)} messages)")


main()
