"""Gradients of the small models of ../models by Python: python gradients.py ../models gradients.json"""
import json
import sys
from pathlib import Path

import torch
import transformers

FAMILIES = ["albert", "bert", "camembert", "deberta-v2", "distilbert", "electra", "roberta", "xlm-roberta"]
ENTRIES = 8


def tensors(inputs, model):
    floats = model.config.problem_type in ("multi_label_classification", "regression") or model.config.num_labels == 1
    return {
        name: torch.tensor(value, dtype=torch.float32 if name == "labels" and floats and "Choice" not in type(model).__name__ else torch.long)
        for name, value in inputs.items()
    }


def loss(model, inputs):
    """The model's own loss; without labels what it gives where pieces count, each number times the cosine of its place."""
    outputs = model(**tensors(inputs, model))
    if getattr(outputs, "loss", None) is not None:
        return outputs.loss
    mask = torch.tensor(inputs["attention_mask"]).bool()
    visible = outputs[0][mask].reshape(-1)
    return (visible * torch.cos(torch.arange(visible.numel(), dtype=torch.float32))).sum()


def summary(gradient):
    """Norm, sum, and entries at even distances: a wrong gradient has the right ones by no chance."""
    flat = gradient.reshape(-1)
    step = max(1, flat.numel() // ENTRIES)
    return {"norm": flat.double().norm().item(), "sum": flat.double().sum().item(), "entries": flat[::step][:ENTRIES].tolist()}


def gradients(folder):
    cases = json.loads((folder / "cases.json").read_text())
    kinds = {case["name"]: case for case in cases["cases"]}
    case = next((kinds[name] for name in ("batch_with_labels", "two_by_two", "batch_padded_right") if name in kinds), None)
    if case is None or "position_ids" in case["inputs"]:
        return None
    model = getattr(transformers, cases["model_class"]).from_pretrained(folder, attn_implementation="eager").eval()
    value = loss(model, case["inputs"])
    value.backward()
    found = {n: summary(p.grad) for n, p in model.named_parameters() if p.grad is not None}
    return {"case": case["name"], "loss": value.item(), "gradients": found}


def main(models, output):
    torch.set_num_threads(1)
    found = {}
    for family in FAMILIES:
        for folder in sorted((models / family).iterdir()):
            result = gradients(folder)
            if result:
                found[f"{family}/{folder.name}"] = result
    text = json.dumps(found, indent=0)
    output.write_text(text + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
