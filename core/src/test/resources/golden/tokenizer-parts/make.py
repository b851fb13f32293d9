"""Writes parts.json: small tokenizers that each show one part of tokenizer.json, with what the reference makes of a few texts.

Texts and vocabularies are written here; random texts come after them: make.py OUTPUT [RANDOM_TEXTS [SEED]]
"""

import json
import random
import sys

from tokenizers import Tokenizer

OUTPUT = sys.argv[1]
RANDOM = int(sys.argv[2]) if len(sys.argv) > 2 else 0
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 20261125

TEXTS = [
    "",
    " ",
    "¿Qué año, pingüino?",
    "  El  niño\t¡OLÉ!\n",
    "man\u0303ana A\u0301gil \u0323\u0301x",
    "👨\u200d👩 ﬁn ½ Ⅳ x² ①",
    "a\u00a0b\u3000c\u200b\u2028d\ufeff",
    "3,14 y 2.500€ a_b-c",
    "``no'' (el) «ella»...",
    "漢字 한 İI ΑΣ ǅ",
    "▁a ▁▁el<mask> no<x>a<mask>😀",
    "a\u0000\u0007\u000b\u0085b \u00ad\u1680",
]
ALPHABET = list("aeElnño  \t\n12.,¿'-_A") + ["\u0301", "\u0303", "\u0323", "▁", "é", "Ñ", "ﬁ", "漢", "😀", "\u200d", "\u00a0", "\u3000", "½", "<x>", "<mask>", "no", " el", "İ", "가", "\u1100\u1161\u11a8"]


def texts():
    draw = random.Random(SEED)
    drawn = ["".join(draw.choice(ALPHABET) for _ in range(draw.randrange(1, 14))) for _ in range(RANDOM)]
    return TEXTS + drawn


PIECES = "a e l n o ñ A E 1 2 . , el no año an ▁ ▁a ▁el ▁no ▁n é n\u0303 3 ' -".split(" ") + [" ", "  ", " el", "x"]


def unigram(byte_fallback=False, first=("<unk>",), unk=0, last=(), pieces=PIECES):
    vocab = [[piece, 0.0] for piece in first]
    vocab += [[piece, -2.0 - i / 8] for i, piece in enumerate(pieces)]
    vocab += [[piece, 0.0] for piece in last]
    return {"type": "Unigram", "unk_id": unk, "vocab": vocab, "byte_fallback": byte_fallback}


def bpe(symbols, merges, prefix="", unk="<unk>", **options):
    vocab = {}
    for piece in ([unk] if unk else []) + symbols + [a + b.removeprefix(prefix) for a, b in merges]:
        vocab.setdefault(piece, len(vocab))
    model = {"type": "BPE", "dropout": None, "unk_token": unk, "continuing_subword_prefix": None, "end_of_word_suffix": None,
             "fuse_unk": False, "byte_fallback": False, "ignore_merges": False, "vocab": vocab, "merges": [list(pair) for pair in merges]}
    model.update(options)
    return model


def wordpiece(**options):
    pieces = "[PAD] [UNK] [CLS] [SEP] [MASK] el El ni ##ño ##no no a ##a ##l e ##e n ##n año pingu ##i . , ¿ ? 1 ##1 ' - 漢".split(" ")
    model = {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100,
             "vocab": {piece: i for i, piece in enumerate(pieces)}}
    model.update(options)
    return model


def token(content, id, **flags):
    return {"id": id, "content": content, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True, **flags}


def tokenizer(model, normalizer=None, pre=None, decoder=None, post=None, added=()):
    return {"version": "1.0", "truncation": None, "padding": None, "added_tokens": list(added), "normalizer": normalizer,
            "pre_tokenizer": pre, "post_processor": post, "decoder": decoder, "model": model}


def typed(name, **fields):
    return {"type": name, **fields}


def sequence(key, *parts):
    return {"type": "Sequence", key: list(parts)}


def replace(pattern, content, kind="String"):
    return typed("Replace", pattern={kind: pattern}, content=content)


def template(first, last, middle):
    special = lambda name: {"SpecialToken": {"id": name, "type_id": 0}}
    text = lambda name, type_id=0: {"Sequence": {"id": name, "type_id": type_id}}
    ids = lambda names: {name: {"id": name, "ids": [id], "tokens": [name]} for name, id in names}
    return typed("TemplateProcessing", single=[special(first[0]), text("A"), special(last[0])],
                 pair=[special(first[0]), text("A")] + [special(last[0])] * middle + [text("B"), special(last[0])],
                 special_tokens=ids([first, last]))


MAP = typed("Precompiled", precompiled_charsmap="unigram-xlmr")
EXPRESSIONS = [" {2,}", " +", "\\s+", "\\s", "\\s{2,}|[\\n\\r\\t]", "[\\n\\r\\t]", "\\d", "[0-9]"]
GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
GPT4 = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
QWEN = GPT4.replace("{1,3}", "")
BEHAVIORS = ["Removed", "Isolated", "Contiguous", "MergedWithPrevious", "MergedWithNext"]


def normalizers():
    for name in ["NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Nmt"]:
        yield name, typed(name)
    for left, right in [(True, True), (True, False), (False, True)]:
        yield f"Strip {left} {right}", typed("Strip", strip_left=left, strip_right=right)
    for pattern, content in [(" ", "▁"), ("``", '"'), ("a", ""), ("o", "👨a"), ("  ", " "), ("\u0301", "'"), ("a.b", "x")]:
        yield f"Replace {pattern!a} {content!a}", replace(pattern, content)
    for expression in EXPRESSIONS:
        yield f"Replace {expression}", replace(expression, "▁" if expression == " {2,}" else " ", "Regex")
    yield "Replace with nothing", replace("\\s+", "", "Regex")
    for prefix in ["▁", "ño", "😀"]:
        yield f"Prepend {prefix!a}", typed("Prepend", prepend=prefix)
    yield "Albert", sequence("normalizers", replace("``", '"'), replace("''", '"'), typed("NFKD"), typed("StripAccents"), typed("Lowercase"), MAP, replace(" {2,}", " ", "Regex"))
    yield "NFC of NFD", sequence("normalizers", typed("NFD"), typed("Nmt"), typed("NFC"))
    yield "Lowercase then Prepend", sequence("normalizers", typed("Lowercase"), typed("Prepend", prepend="▁"), replace(" ", "▁"))
    yield "Bert", typed("BertNormalizer", clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=True)
    yield "Bert accents only", typed("BertNormalizer", clean_text=False, handle_chinese_chars=False, strip_accents=True, lowercase=False)


def pre_tokenizers():
    for name in ["Whitespace", "WhitespaceSplit", "BertPreTokenizer"]:
        yield name, typed(name)
    for behavior in BEHAVIORS:
        yield f"Punctuation {behavior}", typed("Punctuation", behavior=behavior)
        yield f"Split \\d {behavior}", typed("Split", pattern={"Regex": "\\d"}, behavior=behavior, invert=False)
    for behavior in ["Removed", "MergedWithNext"]:
        yield f"Split \\s+ inverted {behavior}", typed("Split", pattern={"Regex": "\\s+"}, behavior=behavior, invert=True)
    for expression in EXPRESSIONS + [GPT2, GPT4, QWEN]:
        yield f"Split {expression[:20]}", typed("Split", pattern={"Regex": expression}, behavior="Isolated", invert=False)
    yield "Split String", typed("Split", pattern={"String": "no"}, behavior="MergedWithNext", invert=False)
    yield "Split GPT2 removed", typed("Split", pattern={"Regex": GPT2}, behavior="Removed", invert=True)
    for individual in [True, False]:
        yield f"Digits {individual}", typed("Digits", individual_digits=individual)
    for scheme in ["always", "first", "never"]:
        for split in [True, False]:
            yield f"Metaspace {scheme} {split}", typed("Metaspace", replacement="▁", prepend_scheme=scheme, split=split)
    yield "Metaspace old", typed("Metaspace", replacement="▁", add_prefix_space=True)
    yield "Metaspace old without", typed("Metaspace", replacement="▁", add_prefix_space=False, prepend_scheme="never")
    yield "Metaspace other sign", typed("Metaspace", replacement="_", prepend_scheme="always", split=True)
    yield "Metaspace after punctuation", sequence("pretokenizers", typed("Punctuation", behavior="Isolated"), typed("Metaspace", replacement="▁", prepend_scheme="first", split=True))
    yield "digits after spaces", sequence("pretokenizers", typed("WhitespaceSplit"), typed("Digits", individual_digits=True), typed("Punctuation", behavior="MergedWithPrevious"))


def models():
    words = typed("WhitespaceSplit")
    letters = list("aelnoñE12.,'")
    merges = [("n", "o"), ("a", "n"), ("e", "l"), ("n", "ñ"), ("an", "no"), ("a", "a"), ("aa", "aa"), ("an", "o")]
    yield "BPE", tokenizer(bpe(letters, merges), pre=words)
    yield "BPE fuse_unk", tokenizer(bpe(letters, merges, fuse_unk=True), pre=words)
    ended = letters + [letter + "</w>" for letter in letters]
    yield "BPE suffix", tokenizer(
        bpe(ended, [("n", "o</w>"), ("a", "n"), ("e", "l</w>"), ("an", "o</w>"), ("1", "2")], end_of_word_suffix="</w>"),
        pre=words, decoder=typed("BPEDecoder", suffix="</w>"))
    within = letters + ["@@" + letter for letter in letters]
    joined = [("n", "@@o"), ("e", "@@l"), ("@@a", "@@n"), ("no", "@@an")]
    yield "BPE prefix", tokenizer(bpe(within, joined, "@@", continuing_subword_prefix="@@"), pre=words, decoder=typed("WordPiece", prefix="@@", cleanup=False))
    both = within + [letter + "</w>" for letter in within]
    yield "BPE prefix and suffix", tokenizer(
        bpe(both, [("n", "@@o</w>"), ("e", "@@l")], "@@", continuing_subword_prefix="@@", end_of_word_suffix="</w>"), pre=words, decoder=typed("BPEDecoder", suffix="</w>"))
    yield "BPE ignore_merges", tokenizer(bpe(letters + ["niño", "el", "anno"], merges, ignore_merges=True), pre=words)
    bytes_ = [f"<0x{value:02X}>" for value in range(256)]
    marked = [("▁", "e"), ("▁e", "l"), ("n", "o"), ("▁", "no"), ("▁", "▁")]
    fallback = sequence("decoders", replace("▁", " "), typed("ByteFallback"), typed("Fuse"), typed("Strip", content=" ", start=1, stop=0))
    yield "BPE byte_fallback", tokenizer(
        bpe(bytes_ + letters + ["▁"], marked, fuse_unk=True, byte_fallback=True),
        sequence("normalizers", typed("Prepend", prepend="▁"), replace(" ", "▁")), decoder=fallback)
    yield "BPE Metaspace first", tokenizer(
        bpe(bytes_ + letters + ["▁"], marked, byte_fallback=True), pre=typed("Metaspace", replacement="▁", prepend_scheme="first", split=False), decoder=fallback,
        added=[token("<x>", 275), token("<mask>", 276, normalized=True, special=False)])
    yield "Unigram byte_fallback", tokenizer(unigram(True, ("<unk>", *bytes_)), pre=typed("Metaspace", replacement="▁", prepend_scheme="always", split=True), decoder=fallback)
    yield "WordPiece short words", tokenizer(wordpiece(max_input_chars_per_word=4), pre=typed("BertPreTokenizer"), decoder=typed("WordPiece", prefix="##", cleanup=True))
    yield "WordPiece without prefix", tokenizer(wordpiece(continuing_subword_prefix=""), pre=typed("Whitespace"))
    yield "WordPiece after NFC", tokenizer(wordpiece(), typed("NFC"), typed("Whitespace"), typed("WordPiece", prefix="##", cleanup=False))
    yield "Metaspace never decoded", tokenizer(unigram(), pre=typed("Metaspace", replacement="▁", prepend_scheme="never", split=True), decoder=typed("Metaspace", replacement="▁", prepend_scheme="never", split=True))
    for start, stop in [(2, 0), (0, 1)]:  # the reference fails where nothing is left
        yield f"Strip decoder {start} {stop}", tokenizer(unigram(), decoder=sequence("decoders", typed("Strip", content="a", start=start, stop=stop), typed("Replace", pattern={"Regex": "\\s+"}, content="_"), typed("Fuse")))


def added():
    size = 1 + len(PIECES)
    for name in ["lstrip", "rstrip", "single_word", "normalized"]:
        flags = {name: True}
        yield f"added {name}", tokenizer(unigram(), typed("Lowercase"), typed("WhitespaceSplit"), added=[token("<x>", size, **flags), token("<mask>", size + 1, **flags), token("no", 14, special=False, **flags)])
    yield "added lstrip rstrip", tokenizer(unigram(), typed("Lowercase"), typed("Metaspace", replacement="▁", prepend_scheme="first", split=True), typed("Metaspace", replacement="▁", prepend_scheme="first", split=True),
                                          added=[token("<x>", size, lstrip=True, rstrip=True), token("<mask>", size + 1, lstrip=True, rstrip=True, normalized=True)])
    yield "added all", tokenizer(unigram(), sequence("normalizers", typed("Lowercase"), replace(" ", "▁")),
                                 added=[token("El ", size, lstrip=True, rstrip=True, normalized=True, single_word=True, special=False), token("OLÉ", size + 1, normalized=True, special=False), token("El", size + 2, special=False)])
    yield "added Prepend", tokenizer(unigram(), sequence("normalizers", typed("Prepend", prepend="▁"), replace(" ", "▁")), added=[token("<x>", size, normalized=True, special=False), token("<mask>", size + 1)])
    yield "added one in another", tokenizer(unigram(), added=[token("<x", size), token("<x>", size + 1, single_word=True), token("<x>a", size + 2, rstrip=True), token("  ", PIECES.index("  ") + 1, special=False)])


def published():
    xlmr = unigram(first=("<s>", "<pad>", "</s>", "<unk>"), unk=3, last=("<mask>",))
    mask = len(xlmr["vocab"]) - 1
    names = [token("<s>", 0), token("<pad>", 1), token("</s>", 2), token("<unk>", 3), token("<mask>", mask, lstrip=True)]
    framed = template(("<s>", 0), ("</s>", 2), 2)
    old = typed("Metaspace", replacement="▁", str_rep="▁", add_prefix_space=True)
    new = typed("Metaspace", replacement="▁", prepend_scheme="always", split=True)
    yield "XLM-R old", tokenizer(xlmr, MAP, sequence("pretokenizers", typed("WhitespaceSplit"), old), old, framed, names)
    yield "XLM-R new", tokenizer(xlmr, sequence("normalizers", typed("Strip", strip_left=False, strip_right=True), MAP, replace(" {2,}", "▁", "Regex")), new, new, framed, names)
    first = ("<s>NOTUSED", "<pad>", "</s>NOTUSED", "<unk>", "<unk>NOTUSED", "<s>", "</s>")
    camembert = unigram(first=first, unk=3, last=("<mask>",))
    mask = len(camembert["vocab"]) - 1
    names = [token("<s>NOTUSED", 0), token("<pad>", 1), token("</s>NOTUSED", 2), token("<unk>", 3), token("<unk>NOTUSED", 4), token("<s>", 5), token("</s>", 6), token("<mask>", mask, lstrip=True)]
    yield "CamemBERT", tokenizer(camembert, sequence("normalizers", MAP, replace(" {2,}", " ", "Regex")), sequence("pretokenizers", typed("WhitespaceSplit"), old), old, typed("RobertaProcessing", sep=["</s>", 6], cls=["<s>", 5], trim_offsets=True, add_prefix_space=True), names)
    deberta = unigram(first=("[PAD]", "[CLS]", "[SEP]", "[UNK]"), unk=3)
    names = [token("[PAD]", 0), token("[CLS]", 1), token("[SEP]", 2), token("[UNK]", 3, normalized=True), token("<mask>", len(deberta["vocab"]))]
    framed = template(("[CLS]", 1), ("[SEP]", 2), 1)
    strip = typed("Strip", strip_left=True, strip_right=True)
    yield "mDeBERTa", tokenizer(deberta, sequence("normalizers", strip, MAP, replace(" {2,}", " ", "Regex")), sequence("pretokenizers", new), new, framed, names)
    names[3] = token("[UNK]", 3)  # the reference does not skip special tokens that normalizing changes
    yield "mDeBERTa lower, punctuation", tokenizer(deberta, sequence("normalizers", typed("Lowercase"), strip, MAP, replace("\\s{2,}|[\\n\\r\\t]", " ", "Regex"), typed("NFC")),
                                                   sequence("pretokenizers", typed("Punctuation", behavior="Isolated"), new), new, framed, names)
    printed = [*range(33, 127), *range(161, 173), *range(174, 256)]
    byte = [chr(value) for value in printed] + [chr(256 + i) for i in range(256 - len(printed))]
    merges = [("Ġ", "e"), ("Ġe", "l"), ("n", "o"), ("Ã", "±"), ("Ġ", "no"), ("Â", "¿"), ("Ã", "©")]
    for name, prefix in [("RoBERTa", True), ("BNE", False)]:
        roberta = bpe(["<s>", "<pad>", "</s>", "<unk>", "<mask>"] + byte, merges, unk=None, continuing_subword_prefix="", end_of_word_suffix="")
        names = [token("<s>", 0, normalized=True), token("<pad>", 1, normalized=True), token("</s>", 2, normalized=True), token("<unk>", 3, normalized=True), token("<mask>", 4, lstrip=True, normalized=prefix)]
        level = typed("ByteLevel", add_prefix_space=prefix, trim_offsets=True, use_regex=True)
        yield name, tokenizer(roberta, None, level, level, typed("RobertaProcessing", sep=["</s>", 2], cls=["<s>", 0], trim_offsets=True, add_prefix_space=prefix), names)
    plain = typed("ByteLevel", add_prefix_space=False, trim_offsets=False, use_regex=False)
    yield "Qwen", tokenizer(bpe(byte, merges, unk=None), typed("NFC"), sequence("pretokenizers", typed("Split", pattern={"Regex": QWEN}, behavior="Isolated", invert=False), plain), plain, plain)
    names = [token(name, i) for i, name in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"])]
    bert = typed("BertNormalizer", clean_text=True, handle_chinese_chars=True, strip_accents=None, lowercase=False)
    yield "DistilBERT", tokenizer(wordpiece(), bert, typed("BertPreTokenizer"), typed("WordPiece", prefix="##", cleanup=True), template(("[CLS]", 2), ("[SEP]", 3), 1), names)


def everything():
    for name, normalizer in normalizers():
        yield name, tokenizer(unigram(), normalizer)
    for name, pre in pre_tokenizers():
        yield name, tokenizer(unigram(), None, pre)
    yield from models()
    yield from added()
    yield from published()


def loaded(description, charsmap):
    return Tokenizer.from_str(json.dumps(description).replace('"precompiled_charsmap": "unigram-xlmr"', '"precompiled_charsmap": ' + json.dumps(charsmap)))


def units(text):
    """The place of each code point in UTF-16."""
    places = [0]
    for character in text:
        places.append(places[-1] + (2 if ord(character) > 0xFFFF else 1))
    return places


def expected(tokenizer, text, decodes):
    encoding = tokenizer.encode(text)
    place = units(text)
    ends = [place[end] for offset in encoding.offsets for end in offset]
    words = [-1 if word is None else word for word in encoding.word_ids]
    decoded = [tokenizer.decode(encoding.ids, skip_special_tokens=True)] if decodes else []
    return [encoding.ids, encoding.tokens, ends, words] + decoded


def main():
    with open(sys.argv[0].rsplit("/", 1)[0] + "/../tokenizers/unigram-xlmr/tokenizer.json", encoding="utf-8") as file:
        charsmap = json.load(file)["normalizer"]["precompiled_charsmap"]
    cases = []
    for name, description in everything():
        reference = loaded(description, charsmap)
        decodes = bool(description["decoder"] or description["added_tokens"])
        cases.append({"name": name, "tokenizer": description, "expected": [expected(reference, text, decodes) for text in texts()]})
    with open(OUTPUT, "w", encoding="utf-8") as file:
        lines = ",\n".join(json.dumps(case, separators=(",", ":"), ensure_ascii=False) for case in cases)
        file.write(json.dumps({"texts": texts()}, ensure_ascii=True)[:-1] + ', "cases": [\n' + lines + "\n]}\n")


main()
