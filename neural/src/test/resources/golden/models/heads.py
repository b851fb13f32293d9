"""Small random models with the heads that SOURCE.md lists: python heads.py, in this folder."""
import json
import os
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

import torch
import transformers as T

PIECES, HIDDEN, POSITIONS = 120, 16, 32


def randomize(model, seed):
    generator = torch.Generator().manual_seed(seed)
    done = set()
    for name, value in sorted(model.named_parameters()):
        if value.data_ptr() in done:
            continue
        done.add(value.data_ptr())
        norm = name.endswith("weight") and value.dim() == 1
        spread = 0.2 if value.dim() > 1 else 0.15
        with torch.no_grad():
            value.copy_(torch.randn(value.shape, generator=generator) * spread + (1.0 if norm else 0.0))


def build(name, config, seed):
    model = getattr(T, name)._from_config(config, attn_implementation="eager")
    randomize(model, seed)
    model.tie_weights()
    return model.eval()


def ids(rows, length, seed, low=6, high=PIECES):
    return torch.randint(low, high, (rows, length), generator=torch.Generator().manual_seed(seed))


def padded(lengths, padding, seed):
    pieces = torch.full((len(lengths), max(lengths)), padding)
    mask = torch.zeros_like(pieces)
    for row, length in enumerate(lengths):
        pieces[row, :length] = ids(1, length, seed + row)[0]
        mask[row, :length] = 1
    return {"input_ids": pieces, "attention_mask": mask}


def texts(config, labels):
    batch = padded([7, 4, 1], config.pad_token_id, 40)
    cases = [("single", {"input_ids": ids(1, 6, 1)}), ("batch_padded_right", batch)]
    if getattr(config, "type_vocab_size", 0) > 1:
        types = torch.tensor([[0] * 3 + [1] * 4])
        cases.append(("token_types", {"input_ids": ids(1, 7, 5), "token_type_ids": types}))
    # The loss of answers counts hidden positions, where DeBERTa's numbers depend on the padding: see SOURCE.md.
    whole = labels is answers and config.model_type == "deberta-v2"
    labelled = padded([7, 7, 7], config.pad_token_id, 40) if whole else batch
    return cases + [("batch_with_labels", {**labelled, **labels(labelled)})]


def masked_labels(batch):
    labels = ids(3, batch["input_ids"].shape[1], 60, low=0)
    labels[batch["attention_mask"] == 0] = -100
    labels[0, ::3] = -100
    return {"labels": labels}


def answers(batch):
    return {"start_positions": torch.tensor([2, 0, 99]), "end_positions": torch.tensor([5, 3, 99])}


def choices(config):
    parts = [padded(lengths, config.pad_token_id, seed) for lengths, seed in (([6, 4], 70), ([6, 5], 75))]
    both = {name: torch.stack([part[name] for part in parts]) for name in parts[0]}
    return [("two_by_two", {**both, "labels": torch.tensor([1, 0])})]


def write(folder, model, cases, outputs):
    folder.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(folder)
    (folder / "generation_config.json").unlink(missing_ok=True)
    written = []
    for name, inputs in cases:
        with torch.no_grad():
            found = model(**inputs)
        expected = {key: {"shape": list(found[key].shape), "data": found[key].reshape(-1).tolist()} for key in outputs}
        if found.get("loss") is not None:
            expected["loss"] = found["loss"].item()
        written.append({"name": name, "inputs": {key: value.tolist() for key, value in inputs.items()}, "expected": expected})
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in written)
    head = json.dumps({"model_class": type(model).__name__, "outputs": outputs}, separators=(",", ":"))[:-1]
    (folder / "cases.json").write_text(f'{head},"cases":[\n{lines}\n]}}\n')


def bert_like(config, **more):
    sizes = dict(vocab_size=PIECES, hidden_size=HIDDEN, num_hidden_layers=2, num_attention_heads=2, intermediate_size=24)
    return lambda **tied: config(**{**sizes, "max_position_embeddings": POSITIONS, "pad_token_id": 0, **more, **tied})


def roberta_like(config):
    return bert_like(
        config, max_position_embeddings=POSITIONS + 2, type_vocab_size=1, pad_token_id=1, bos_token_id=0, eos_token_id=2, layer_norm_eps=1e-5
    )


def distilbert(**tied):
    return T.DistilBertConfig(
        vocab_size=PIECES, dim=HIDDEN, n_layers=2, n_heads=2, hidden_dim=24, max_position_embeddings=POSITIONS, pad_token_id=0, **tied
    )


DEBERTA = dict(
    type_vocab_size=0,
    relative_attention=True,
    max_relative_positions=-1,
    position_buckets=8,
    norm_rel_ebd="layer_norm",
    share_att_key=True,
    pos_att_type=["p2c", "c2p"],
    position_biased_input=False,
    layer_norm_eps=1e-7,
    pooler_hidden_act="gelu",
    pooler_dropout=0,
)

ANSWERS, CHOICES, UNTIED = "question-answering", "multiple-choice", "masked-lm-untied"

# folder, prefix of the classes, configuration, heads
FAMILIES = [
    ("albert", "Albert", bert_like(T.AlbertConfig, embedding_size=8), [ANSWERS, CHOICES, UNTIED]),
    ("bert", "Bert", bert_like(T.BertConfig), [UNTIED]),
    ("camembert", "Camembert", roberta_like(T.CamembertConfig), [ANSWERS, CHOICES, UNTIED]),
    ("deberta-v2", "DebertaV2", bert_like(T.DebertaV2Config, **DEBERTA), [ANSWERS, CHOICES, UNTIED]),
    ("distilbert", "DistilBert", distilbert, [CHOICES, UNTIED]),
    ("electra", "Electra", bert_like(T.ElectraConfig, embedding_size=8), [ANSWERS, CHOICES, UNTIED]),
    ("roberta", "Roberta", roberta_like(T.RobertaConfig), [CHOICES, UNTIED]),
    ("xlm-roberta", "XLMRoberta", roberta_like(T.XLMRobertaConfig), [ANSWERS, CHOICES, UNTIED]),
]


def main():
    torch.set_num_threads(1)
    for number, (family, prefix, config, heads) in enumerate(FAMILIES):
        for place, head in enumerate(heads):
            seed = 2000 + 10 * number + place
            folder = Path(family) / head
            if head == ANSWERS:
                settings = config()
                write(folder, build(prefix + "ForQuestionAnswering", settings, seed), texts(settings, answers), ["start_logits", "end_logits"])
            elif head == CHOICES:
                settings = config()
                write(folder, build(prefix + "ForMultipleChoice", settings, seed), choices(settings), ["logits"])
            else:
                settings = config(tie_word_embeddings=False)
                write(folder, build(prefix + "ForMaskedLM", settings, seed), texts(settings, masked_labels), ["logits"])


if __name__ == "__main__":
    main()
