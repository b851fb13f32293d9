"""Megabytes a second that Hugging Face tokenizers cuts into pieces on one thread: tokenizers_peer.py MODEL_FOLDER TEXT

Every line by itself and all lines as one batch; the faster of the two is the peer. The first of six passes is not counted.
"""

import os
import statistics
import sys
import time

os.environ["TOKENIZERS_PARALLELISM"] = "false"
os.environ["RAYON_NUM_THREADS"] = "1"
from tokenizers import Tokenizer, __version__


def rate(encode, lines):
    size = sum(len(line.encode()) for line in lines) / 1e6
    seconds = []
    for _ in range(6):
        start = time.perf_counter()
        encode(lines)
        seconds.append(time.perf_counter() - start)
    return size / statistics.median(seconds[1:])


tokenizer = Tokenizer.from_file(os.path.join(sys.argv[1], "tokenizer.json"))
tokenizer.no_truncation()
lines = open(sys.argv[2], encoding="utf-8").read().splitlines()
one = rate(lambda texts: [tokenizer.encode(text) for text in texts], lines)
batch = rate(tokenizer.encode_batch, lines)
print(f"tokenizers {__version__}: {one:.2f} MB/s a line, {batch:.2f} MB/s a batch")
