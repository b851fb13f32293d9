"""Losses and gradients of the golden models that write, for the case of their folder with labels.

python decoders.py    (in this folder; torch, transformers and safetensors as SOURCE.md says)
"""

import json
import pathlib

import torch
from safetensors.torch import save_file
from transformers import GPT2ForSequenceClassification, T5ForConditionalGeneration

MODELS = pathlib.Path(__file__).parent.parent / "models"


def write(name, folder, model):
    model.eval()  # nothing is dropped
    cases = json.loads((MODELS / folder / "cases.json").read_text())["cases"]
    inputs = next(case["inputs"] for case in cases if case["name"] == "batch_with_labels")
    loss = model(**{key: torch.tensor(value) for key, value in inputs.items()}).loss
    loss.backward()
    gradients = {key: parameter.grad for key, parameter in model.named_parameters()}
    save_file(
        {key: value.contiguous() for key, value in gradients.items() if value is not None},
        f"{name}.safetensors",
        {"loss": repr(loss.item())},
    )


def load(kind, folder):
    return kind.from_pretrained(MODELS / folder, attn_implementation="eager")


torch.set_num_threads(1)
write("gpt2-classifier", "gpt2/sequence-classification", load(GPT2ForSequenceClassification, "gpt2/sequence-classification"))
write("t5", "t5/lm-head", load(T5ForConditionalGeneration, "t5/lm-head"))
write("t5-gated", "t5/lm-head-gated-untied", load(T5ForConditionalGeneration, "t5/lm-head-gated-untied"))

untied = load(T5ForConditionalGeneration, "t5/lm-head-gated-untied")
untied.lm_head.weight = torch.nn.Parameter(untied.shared.weight.detach().flip(0).clone())
write("t5-untied", "t5/lm-head-gated-untied", untied)
