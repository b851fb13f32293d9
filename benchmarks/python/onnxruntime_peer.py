"""Texts a second of ONNX Runtime in Python, float32: onnxruntime_peer.py BUNDLE GRAPH FILE.tsv TEXTS

GRAPH is what injerto export --portable writes, BUNDLE has its tokenizer, FILE has label<TAB>text; its first TEXTS are classified as
they stand, in batches of 1 and 16. A line a batch: name, batch, texts a second.
"""

import os
import sys
import time

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import numpy
import onnxruntime
from tokenizers import Tokenizer

folder, graph, file, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
texts = [line.rstrip("\n").split("\t", 1)[1] for line in open(file, encoding="utf-8")][:count]
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = int(os.environ.get("THREADS", "2"))
session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
inputs = {one.name for one in session.get_inputs()}
tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
tokenizer.enable_padding()
tokenizer.enable_truncation(512)


def classify(texts, batch):
    for start in range(0, len(texts), batch):
        cut = tokenizer.encode_batch(texts[start : start + batch])
        ids = numpy.array([one.ids for one in cut], dtype=numpy.int64)
        mask = numpy.array([one.attention_mask for one in cut], dtype=numpy.int64)
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros_like(ids)}
        logits = session.run(["logits"], {name: given[name] for name in inputs})[0]
        powers = numpy.exp(logits - logits.max(axis=1, keepdims=True))
        _ = powers / powers.sum(axis=1, keepdims=True)


for batch in (1, 16):
    classify(texts[:8], batch)
    start = time.perf_counter()
    classify(texts, batch)
    print(f"onnxruntime-fp32 {batch} {len(texts) / (time.perf_counter() - start):.1f}", flush=True)
