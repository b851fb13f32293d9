"""Folders without tokenizer.json, as those of CamemBERT and DeBERTa-v2, with what transformers makes of them: python sentencepiece_folders.py, in this folder.

Once with transformers 5, which writes CamemBERT, and once with 4, which writes DeBERTa: see SOURCE.md.
"""
import io
import itertools
import json
import os
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"

import sentencepiece
import transformers

WHO = ["la vecina del tercero", "mi abuelo", "el panadero", "una niña", "nuestro equipo", "la bibliotecaria", "el camión azul", "su hermana mayor"]
DOES = ["compró", "pintó", "buscaba", "encontró", "olvidó", "quería vender", "nunca arregló", "trajo"]
WHAT = ["tres manzanas", "un reloj antiguo", "el paraguas rojo", "las llaves", "una guitarra vieja", "cien libros", "dos sillas", "el mapa"]
WHERE = ["en el mercado.", "cerca del río.", "ayer por la tarde.", "¿verdad?", "sin decir nada.", "antes del año 2024.", "¡qué sorpresa!", "en la calle Mayor, 15."]

# A few of the rules of nmt_nfkc, whose whole map is large: code points in hexadecimal.
RULES = [("FB01", "66 69"), ("2460", "31"), ("200B", "20"), ("A0", "20"), ("9", "20"), ("A", "20"), ("6E 303", "F1"), ("75 301", "FA"), ("FF21", "41"), ("FF22", "42"), ("FF23", "43")]

TEXTS = [
    "La vecina compró tres manzanas.",
    "¿Quién pintó el reloj? ¡Mi abuelo!",
    "  espacios   al principio y al final  ",
    "Línea una\nlínea dos\ty un tabulador",
    "El año pasado, la niña encontró 1.250 libros",
    "Pingüinos y camiones 😀 en la calle",
    "n\u0303andu\u0301 descompuesto",
    "\ufb01n de la \u2460 parte \uff21\uff22\uff23",
    "MAYÚSCULAS Y ÑANDÚ",
    "un <mask> y un [MASK] en medio",
    "日本語",
    "a",
    " ",
    "",
    "▁ya marcado▁",
    "palabra-con-guiones/y/barras",
    "cero\u200bancho y\u00a0duro",
]


def lines():
    return [f"{who[0].upper()}{who[1:]} {does} {what} {where}" for who, does, what, where in itertools.product(WHO, DOES, WHAT, WHERE)]


def train(file, **options):
    model = io.BytesIO()
    rules = Path("rules.tsv")
    rules.write_text("".join(f"{wide}\t{plain}\n" for wide, plain in RULES))
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines()), model_writer=model, vocab_size=110, character_coverage=1.0, num_threads=1, minloglevel=2,
        normalization_rule_tsv=str(rules), **options
    )
    rules.unlink()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(model.getvalue())


def utf16(text, place):
    return len(text[:place].encode("utf-16-le")) // 2


def expected(tokenizer, text, pair=None):
    found = tokenizer(text, pair, return_offsets_mapping=True)
    sequences = found.sequence_ids(0)
    places = found["offset_mapping"]
    texts = [text, pair]
    offsets = [[0, 0] if s is None else [utf16(texts[s], a), utf16(texts[s], b)] for s, (a, b) in zip(sequences, places)]
    return {"text": text, **({} if pair is None else {"pair": pair}), "ids": found["input_ids"], "offsets_utf16": offsets}


def write(folder, config, special, name):
    (folder / "config.json").write_text(json.dumps(config) + "\n")
    (folder / "special_tokens_map.json").write_text(json.dumps(special) + "\n")
    tokenizer = getattr(transformers, name).from_pretrained(folder)
    cases = [expected(tokenizer, text) for text in TEXTS] + [expected(tokenizer, TEXTS[0], TEXTS[1])]
    (folder / "cases.json").write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
    return tokenizer


def main():
    version = transformers.__version__
    camembert = Path("camembert-sentencepiece")
    train(camembert / "sentencepiece.bpe.model", unk_id=0, bos_id=1, eos_id=2, pad_id=-1)
    names = {"bos_token": "<s>", "eos_token": "</s>", "sep_token": "</s>", "cls_token": "<s>", "unk_token": "<unk>", "pad_token": "<pad>", "mask_token": "<mask>"}
    if version.startswith("5."):
        write(camembert, {"model_type": "camembert"}, names, "CamembertTokenizerFast")
    deberta = Path("deberta-v2-sentencepiece")
    special = dict(pad_id=0, bos_id=1, eos_id=2, unk_id=3, pad_piece="[PAD]", bos_piece="[CLS]", eos_piece="[SEP]", unk_piece="[UNK]")
    train(deberta / "spm.model", **special)
    names = {"bos_token": "[CLS]", "eos_token": "[SEP]", "sep_token": "[SEP]", "cls_token": "[CLS]", "unk_token": "[UNK]", "pad_token": "[PAD]", "mask_token": "[MASK]"}
    if version.startswith("4."):
        write(deberta, {"model_type": "deberta-v2"}, names, "DebertaV2TokenizerFast")


if __name__ == "__main__":
    main()
