"""Whether injerto and Python make the same of a pre-trained model, from each form of its weights.

    python docs/python/check_pretrained.py ./injerto MODEL < texts.txt

Needs torch, transformers and safetensors. MODEL is a folder with a masked language model. Of each text on standard
input one word is masked. The folder is written anew with its weights as one safetensors file of float32, as shards,
and as pytorch_model.bin in the form of today, in that before 2020 and as shards; `injerto predict` fills the masks
and makes the vectors from each of them and from the folder itself. One line a form: how much the probabilities of
the five likeliest pieces and the numbers of the vectors differ at most from those of transformers, and in how many
texts a piece does.
"""

import json
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import torch
from safetensors.torch import save_file
from transformers import AutoModelForMaskedLM, AutoTokenizer

TOP = 5


def mask_a_word(text, mask, choice):
    words = text.split()
    words[choice.randrange(len(words))] = mask
    return " ".join(words)


def expected(model, tokenizer, masked, texts):
    """The likeliest pieces of each mask, and the mean of the last hidden states of each text."""
    fillings, vectors = [], []
    for text in masked:
        pieces = tokenizer(text, return_tensors="pt")
        place = (pieces["input_ids"][0] == tokenizer.mask_token_id).nonzero()[0, 0]
        scores = torch.softmax(model(**pieces).logits[0, place], -1)
        best = torch.topk(scores, TOP)
        fillings.append(dict(zip(best.indices.tolist(), best.values.tolist())))
    for text in texts:
        vectors.append(model.base_model(**tokenizer(text, return_tensors="pt"))[0][0].mean(0))
    return fillings, torch.stack(vectors)


def weights(model):
    """The parameters once each: a decoder that is the embeddings is not written twice."""
    seen, kept = set(), {}
    for name, tensor in model.state_dict().items():
        if tensor.data_ptr() not in seen:
            seen.add(tensor.data_ptr())
            kept[name] = tensor.float().contiguous()
    return kept


def write_shards(folder, tensors, stem, save):
    names = list(tensors)
    index = {}
    for shard in range(3):
        part = {name: tensors[name] for name in names[shard::3]}
        file = f"{stem[0]}-{shard + 1:05d}-of-00003{stem[1]}"
        save(part, folder / file)
        index.update({name: file for name in part})
    total = sum(tensor.numel() * 4 for tensor in tensors.values())
    text = json.dumps({"metadata": {"total_size": total}, "weight_map": index})
    (folder / f"{stem[0]}{stem[1]}.index.json").write_text(text, encoding="utf-8")


def forms(source, scratch, tensors):
    """The folder itself and a folder for each form of its weights."""
    writers = {
        "safetensors, float32": lambda f: save_file(tensors, f / "model.safetensors"),
        "safetensors, shards": lambda f: write_shards(f, tensors, ("model", ".safetensors"), save_file),
        "pytorch_model.bin": lambda f: torch.save(tensors, f / "pytorch_model.bin"),
        "pytorch_model.bin, legacy": lambda f: torch.save(
            tensors, f / "pytorch_model.bin", _use_new_zipfile_serialization=False
        ),
        "pytorch_model.bin, shards": lambda f: write_shards(f, tensors, ("pytorch_model", ".bin"), torch.save),
    }
    yield "as it is", source
    for number, (name, write) in enumerate(writers.items()):
        folder = scratch / str(number)
        folder.mkdir()
        for file in source.iterdir():
            if file.suffix in (".json", ".txt", ".model") and "index" not in file.name:
                shutil.copy(file, folder)
        write(folder)
        yield name, folder


def injerto(program, folder, task, texts, *options):
    done = subprocess.run(
        [program, "predict", str(folder), "--task", task, "--quiet", *options],
        input="\n".join(json.dumps({"text": text}) for text in texts) + "\n",
        capture_output=True, text=True, encoding="utf-8", check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def main():
    program, source = sys.argv[1], Path(sys.argv[2])
    texts = [line.strip() for line in sys.stdin if line.strip()]
    tokenizer = AutoTokenizer.from_pretrained(source)
    model = AutoModelForMaskedLM.from_pretrained(source, dtype=torch.float32).eval()
    choice = random.Random(1)
    masked = [mask_a_word(text, tokenizer.mask_token, choice) for text in texts]
    with torch.inference_mode(), tempfile.TemporaryDirectory() as scratch:
        fillings, vectors = expected(model, tokenizer, masked, texts)
        for name, folder in forms(source, Path(scratch), weights(model)):
            filled = injerto(program, folder, "fill-mask", masked, "--top", str(TOP))
            made = injerto(program, folder, "feature-extraction", texts)
            found = [{c["id"]: c["score"] for c in answer["masks"][0]} for answer in filled]
            others = sum(set(a) != set(b) for a, b in zip(fillings, found))
            scores = max(abs(a[i] - b.get(i, 0)) for a, b in zip(fillings, found) for i in a if i in b)
            numbers = (vectors - torch.tensor([answer["embedding"] for answer in made])).abs().max()
            print(f"{name}: {len(texts)} texts, scores {scores:.1e}, vectors {numbers:.1e}, other pieces {others}")


if __name__ == "__main__":
    main()
