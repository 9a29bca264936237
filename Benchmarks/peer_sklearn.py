"""The peer of `scripts/bench classify`: character 1-2-gram TF-IDF and LinearSVC by scikit-learn.

Usage: peer_sklearn.py train TRAIN.ndjson MODEL | peer_sklearn.py predict MODEL < NDJSON > NDJSON
"""

import json
import pickle
import sys

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC


def text(message):
    return message["subject"] + "\n" + message["body"]


def train(path, output):
    messages = [json.loads(line) for line in open(path, encoding="utf-8")]
    model = make_pipeline(TfidfVectorizer(analyzer="char", ngram_range=(1, 2)), LinearSVC())
    model.fit([text(m) for m in messages], [m["topic"] for m in messages])
    pickle.dump(model, open(output, "wb"))


def predict(path):
    model = pickle.load(open(path, "rb"))
    messages = [json.loads(line) for line in sys.stdin]
    for message, topic in zip(messages, model.predict([text(m) for m in messages])):
        message["topics"] = [{"id": topic}]
        sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")


train(*sys.argv[2:]) if sys.argv[1] == "train" else predict(sys.argv[2])
