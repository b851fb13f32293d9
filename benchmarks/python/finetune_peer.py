"""Fine-tuning with the Hugging Face Trainer, as injerto train does it: finetune_peer.py MODEL TRAIN.tsv DEV.tsv [--option VALUE]...

MODEL is a folder, or LAYERS,HIDDEN,INTERMEDIATE,HEADS for random weights with the tokenizer of --tokenizer.
Prints one line of JSON: real pieces a second (padding not counted), seconds, accuracy on DEV.
"""

import argparse
import json
import os
import time

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TOKENIZERS_PARALLELISM"] = "false"
import torch
import transformers
from transformers import (
    BertConfig,
    BertForSequenceClassification,
    DataCollatorWithPadding,
    PreTrainedTokenizerFast,
    Trainer,
    TrainingArguments,
)

transformers.logging.set_verbosity_error()
parser = argparse.ArgumentParser()
parser.add_argument("model")
parser.add_argument("train")
parser.add_argument("dev")
parser.add_argument("--tokenizer")
parser.add_argument("--epochs", type=float, default=2)
parser.add_argument("--steps", type=int, default=-1)
parser.add_argument("--learning-rate", type=float, default=3e-4)
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--max-length", type=int, default=128)
parser.add_argument("--bf16", action="store_true")
parser.add_argument("--threads", type=int, default=2)
asked = parser.parse_args()
torch.set_num_threads(asked.threads)
torch.manual_seed(asked.seed)
tokenizer = PreTrainedTokenizerFast(
    tokenizer_file=os.path.join(asked.tokenizer or asked.model, "tokenizer.json"),
    pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]", mask_token="[MASK]",
)


def read(path):
    rows = [line.rstrip("\n").split("\t", 1) for line in open(path, encoding="utf-8")]
    return [label for label, _ in rows], [text for _, text in rows]


class Texts(torch.utils.data.Dataset):
    def __init__(self, labels, texts):
        encoded = tokenizer(texts, truncation=True, max_length=asked.max_length)
        self.rows = [
            {"input_ids": ids, "attention_mask": mask, "labels": names.index(label)}
            for ids, mask, label in zip(encoded["input_ids"], encoded["attention_mask"], labels)
        ]

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, i):
        return self.rows[i]


train_labels, train_texts = read(asked.train)
names = sorted(set(train_labels))
train, dev = Texts(train_labels, train_texts), Texts(*read(asked.dev))
if "," in asked.model:
    layers, hidden, intermediate, heads = map(int, asked.model.split(","))
    model = BertForSequenceClassification(
        BertConfig(
            vocab_size=len(tokenizer), hidden_size=hidden, num_hidden_layers=layers,
            num_attention_heads=heads, intermediate_size=intermediate, num_labels=len(names), pad_token_id=0,
        )
    )
else:
    model = BertForSequenceClassification.from_pretrained(asked.model, num_labels=len(names)).float()


class Counting(DataCollatorWithPadding):
    pieces = 0

    def __call__(self, rows):
        Counting.pieces += sum(len(row["input_ids"]) for row in rows)
        return super().__call__(rows)


trainer = Trainer(
    model=model,
    args=TrainingArguments(
        "trainer", num_train_epochs=asked.epochs, max_steps=asked.steps, per_device_train_batch_size=16,
        per_device_eval_batch_size=32, learning_rate=asked.learning_rate,
        weight_decay=0.01, report_to=[], save_strategy="no", logging_strategy="no", bf16=asked.bf16, use_cpu=True,
        seed=asked.seed, disable_tqdm=True, dataloader_pin_memory=False, optim="adamw_torch_fused",
    ),
    train_dataset=train,
    eval_dataset=dev,
    data_collator=Counting(tokenizer),
    compute_metrics=lambda said: {"accuracy": float((said.predictions.argmax(-1) == said.label_ids).mean())},
)
start = time.perf_counter()
trainer.train()
seconds, pieces = time.perf_counter() - start, Counting.pieces
print(
    json.dumps(
        {
            "peer": "transformers " + transformers.__version__, "model": asked.model, "seed": asked.seed, "bf16": asked.bf16,
            "seconds": round(seconds, 1), "tokens_per_second": round(pieces / seconds),
            "accuracy": trainer.evaluate()["eval_accuracy"],
        }
    )
)
