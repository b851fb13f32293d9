"""Trains the golden tokenizers beside this file with Hugging Face tokenizers: python make.py"""

import json
from pathlib import Path

from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

HERE = Path(__file__).parent
TEXTS = (HERE / "texts.txt").read_text(encoding="utf-8").splitlines()
BERT = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
ROBERTA = ["<s>", "<pad>", "</s>", "<unk>"]
MASK = AddedToken("<mask>", lstrip=True, special=True)
SPANISH = ("abcdefghijklmnopqrstuvwxyzáéíóúüñABCDEFGHIJKLMNOPQRSTUVWXYZÁÉÍÓÚÜÑ0123456789"
           " ¿ ? ¡ ! . , ; : … - – — ( ) [ ] « » “ ” ‘ ’ \" ' / % & @ # € $ + = * ª º °")


def words_of(normalizer, pre_tokenizer, text):
    return [word for word, _ in pre_tokenizer.pre_tokenize_str(normalizer.normalize_str(text))]


def wordpiece(name, size, lowercase, strip_accents):
    normalizer = normalizers.BertNormalizer(lowercase=lowercase, strip_accents=strip_accents)
    pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    words = [word for text in TEXTS for word in words_of(normalizer, pre_tokenizer, text)]
    spanish = "".join(words_of(normalizer, pre_tokenizer, SPANISH))
    alphabet = sorted(set("".join(words)) | set(spanish))
    within = sorted({"##" + letter for word in words for letter in word[1:]})
    # The library numbers the letters within words in the order of a hash table, another one each run, and breaks
    # ties by these numbers. Given as special tokens, they have an order.
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, min_frequency=2, special_tokens=BERT + alphabet + within, show_progress=False)
    trained = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    trained.normalizer = normalizer
    trained.pre_tokenizer = pre_tokenizer
    trained.train_from_iterator(TEXTS, trainer)
    tokenizer = Tokenizer(models.WordPiece(trained.get_vocab(), unk_token="[UNK]"))
    tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizer
    tokenizer.add_special_tokens(BERT)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    tokenizer.decoder = decoders.WordPiece(prefix="##")
    save(name, tokenizer)


def byte_bpe(name, size, normalizer, texts):
    tokenizer = Tokenizer(models.BPE())
    if normalizer:
        tokenizer.normalizer = normalizer
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.train_from_iterator(texts, trainers.BpeTrainer(
        vocab_size=size, min_frequency=2, special_tokens=ROBERTA + [MASK], show_progress=False,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet()))
    tokenizer.post_processor = processors.RobertaProcessing(("</s>", 2), ("<s>", 0), True, False)
    tokenizer.decoder = decoders.ByteLevel()
    save(name, tokenizer)


def unigram(name, size):
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    tokenizer.train_from_iterator(TEXTS, trainers.UnigramTrainer(
        vocab_size=size, special_tokens=ROBERTA + [MASK], unk_token="<unk>", show_progress=False))
    save(name, tokenizer)


def save(name, tokenizer):
    (HERE / f"{name}.json").write_text(
        json.dumps(json.loads(tokenizer.to_str()), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def repetitive():
    """Words of two or three letters, which are full of ties, overlaps and pairs that come up again."""
    state, words = 7, []
    for index in range(400):
        word = ""
        for _ in range(1 + index % 14):
            state = (state * 1103515245 + 12345) % 2**31
            word += "aabc"[state >> 16 & 3] if index % 2 else "ab"[state >> 16 & 1]
        words.append(word)
    (HERE / "repetitive.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    return words


wordpiece("wordpiece", 1500, False, False)
wordpiece("wordpiece-small-letters", 1000, True, True)
byte_bpe("byte-bpe", 1500, None, TEXTS)
byte_bpe("byte-bpe-small-letters", 600, normalizers.Sequence(
    [normalizers.NFD(), normalizers.StripAccents(), normalizers.Lowercase()]), TEXTS)
byte_bpe("byte-bpe-repetitive", 420, None, repetitive())
unigram("unigram", 1500)
