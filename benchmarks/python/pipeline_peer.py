"""Texts a second of a Hugging Face pipeline, float32: pipeline_peer.py BUNDLE FILE.tsv [BATCH]

BUNDLE is what injerto train writes; FILE has label<TAB>text. The first of six passes is not counted.
"""

import os
import statistics
import sys
import time

os.environ["HF_HUB_OFFLINE"] = "1"
import torch
import transformers
from transformers import AutoModelForSequenceClassification, AutoTokenizer, pipeline

transformers.logging.set_verbosity_error()
torch.set_num_threads(int(os.environ.get("THREADS", "2")))
folder, file = sys.argv[1:3]
batch = int(sys.argv[3]) if len(sys.argv) > 3 else 32
model = AutoModelForSequenceClassification.from_pretrained(folder).float().eval()
classify = pipeline(
    "text-classification", model=model, tokenizer=AutoTokenizer.from_pretrained(folder), device="cpu"
)
texts = [line.rstrip("\n").split("\t", 1)[1] for line in open(file, encoding="utf-8")]
for name, order in (("as they stand", texts), ("by length", sorted(texts, key=len))):
    seconds = []
    for _ in range(6):
        start = time.perf_counter()
        classify(order, batch_size=batch, truncation=True)
        seconds.append(time.perf_counter() - start)
    rate = len(texts) / statistics.median(seconds[1:])
    print(f"transformers {transformers.__version__} pipeline, batch {batch}, texts {name}: {rate:.0f} texts/s")
