"""Texts a second of a Hugging Face pipeline, float32 and torch's dynamic INT8: inference_peer.py BUNDLE FILE.tsv TEXTS

BUNDLE is what injerto train writes, FILE has label<TAB>text; its first TEXTS are classified as they stand, in batches of 1 and 16.
A line a way: name, batch, texts a second.
"""

import os
import sys
import time

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
import torch
import transformers
from transformers import AutoModelForSequenceClassification, AutoTokenizer, pipeline

transformers.logging.set_verbosity_error()
torch.set_num_threads(int(os.environ.get("THREADS", "2")))
folder, file, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
texts = [line.rstrip("\n").split("\t", 1)[1] for line in open(file, encoding="utf-8")][:count]
tokenizer = AutoTokenizer.from_pretrained(folder)
model = AutoModelForSequenceClassification.from_pretrained(folder).float().eval()


def measure(name, model):
    classify = pipeline("text-classification", model=model, tokenizer=tokenizer, device="cpu")
    for batch in (1, 16):
        classify(texts[:8], batch_size=batch, truncation=True)
        start = time.perf_counter()
        classify(texts, batch_size=batch, truncation=True)
        print(f"{name} {batch} {len(texts) / (time.perf_counter() - start):.1f}", flush=True)


measure("pipeline-fp32", model)
measure("pipeline-torch-int8", torch.ao.quantization.quantize_dynamic(model, {torch.nn.Linear}, dtype=torch.qint8))
