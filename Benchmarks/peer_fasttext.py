"""The peer of `scripts/bench classify`: fastText, characters as tokens.

Usage: peer_fasttext.py train TRAIN.txt MODEL SETTING | peer_fasttext.py predict MODEL < TXT > NDJSON
Predict takes its text ready tokenised, `__label__topic c h a r s` a line, and prints the topic of each.
"""

import sys

import fasttext

SETTINGS = {
    "a": dict(lr=0.5, epoch=25, wordNgrams=2, dim=100),
    "b": dict(lr=0.5, epoch=50, wordNgrams=2, dim=50),
    "c": dict(lr=1.0, epoch=25, wordNgrams=3, dim=50),
}

if sys.argv[1] == "train":
    _, _, path, output, setting = sys.argv
    fasttext.train_supervised(path, thread=2, seed=1, verbose=0, **SETTINGS[setting]).save_model(output)
else:
    model = fasttext.load_model(sys.argv[2])
    lines = [line.rstrip("\n").split(" ", 1)[1] for line in sys.stdin]
    # The vector form of the Python API breaks under NumPy 2; this one is what it calls.
    for predicted in model.f.multilinePredict(lines, 1, 0.0, "strict")[0]:
        print('{"topic":"' + predicted[0].replace("__label__", "") + '"}')
