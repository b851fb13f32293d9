"""What Python makes of es-mini: python make.py MODEL SENTENCES > expected.json (transformers, torch)."""

import json
import sys

import torch
from transformers import AutoModelForMaskedLM, AutoTokenizer

folder, sentences = sys.argv[1:]
tokenizer = AutoTokenizer.from_pretrained(folder)
model = AutoModelForMaskedLM.from_pretrained(folder, dtype=torch.float32).eval()
cases = []
with torch.inference_mode():
    for number, line in enumerate(open(sentences, encoding="utf-8")):
        text = line.rstrip("\n")
        words = text.split()
        words[number % len(words)] = "[MASK]"
        masked = " ".join(words)
        pieces = tokenizer(masked, return_tensors="pt")
        place = (pieces["input_ids"][0] == tokenizer.mask_token_id).nonzero()[0, 0]
        best = torch.topk(torch.softmax(model(**pieces).logits[0, place], -1), 5)
        vector = model.base_model(**tokenizer(text, return_tensors="pt"))[0][0].mean(0)
        cases.append({
            "text": text,
            "masked": masked,
            "ids": best.indices.tolist(),
            "scores": [float(f"{score:.7g}") for score in best.values.tolist()],
            "vector": [float(f"{value:.7g}") for value in vector.tolist()],
        })
print("[" + ",\n".join(json.dumps(case) for case in cases) + "]")
