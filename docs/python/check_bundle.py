"""What Python makes of a bundle, to be compared with `injerto predict`.

    python docs/python/check_bundle.py BUNDLE < texts.txt

Needs torch and transformers. One text a line on standard input, one JSON object a line on standard
output: {"pieces", "logits"} and what `predict` says: {"label", "score", "scores"} of one label,
{"labels", "scores"} of any number of them, {"score"} of a number.

Reads the beginning of texts that are longer than the model; a bundle that averages windows answers
otherwise there, so such a line has "truncated": true.
"""

import inspect
import json
import sys
from pathlib import Path

import torch
from transformers import AutoModelForSequenceClassification, AutoTokenizer


def answer(logits, config):
    """The fields of `injerto predict`."""
    if config.problem_type == "regression" or config.problem_type is None and len(logits) == 1:
        return {"score": logits[0].item()}
    names = [config.id2label[i] for i in range(len(logits))]
    if config.problem_type == "multi_label_classification":
        scores = torch.sigmoid(logits).tolist()
        labels = [name for name, score in zip(names, scores) if score >= 0.5]
        return {"labels": labels, "scores": dict(zip(names, scores))}
    scores = torch.softmax(logits, dim=-1).tolist()
    best = max(range(len(scores)), key=scores.__getitem__)
    return {"label": names[best], "score": scores[best], "scores": dict(zip(names, scores))}


def main():
    folder = Path(sys.argv[1])
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder, dtype=torch.float32).eval()
    manifest = folder / "injerto.json"
    known = inspect.signature(model.forward).parameters  # not every family is told segment types
    length = model.config.max_position_embeddings
    if manifest.exists():
        length = json.loads(manifest.read_text(encoding="utf-8"))["reading"]["max_length"]
    for line in sys.stdin:
        text = line.rstrip("\r\n")
        whole = len(tokenizer(text)["input_ids"])
        pieces = tokenizer(text, truncation=True, max_length=length, return_tensors="pt")
        with torch.inference_mode():
            logits = model(**{name: ids for name, ids in pieces.items() if name in known}).logits[0]
        result = {"pieces": pieces["input_ids"][0].tolist(), "logits": logits.tolist()}
        result |= answer(logits, model.config)
        if whole > length:
            result["truncated"] = True
        print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
