"""The classical baseline in scikit-learn, beside org.injerto.baseline: python tfidf_peer.py FOLDER...

Each folder holds train.tsv and test.tsv, a label, a tab and a text on each line. Words are the row that
most people try first; words and characters is what the baseline of Injerto does.
"""
import sys
import time

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.pipeline import make_pipeline, make_union


def read(path):
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t", 1) for line in file if line.strip()]
    return [text for _, text in rows], [label for label, _ in rows]


def words():
    return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)


def characters():
    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)


def measure(folder, features):
    texts, gold = read(f"{folder}/train.tsv")
    test_texts, test_gold = read(f"{folder}/test.tsv")
    start = time.time()
    model = make_pipeline(features, LogisticRegression(C=10, max_iter=1000)).fit(texts, gold)
    predicted = model.predict(test_texts)
    seconds = time.time() - start
    macro = f1_score(test_gold, predicted, labels=sorted(set(gold)), average="macro", zero_division=0)
    return f"accuracy {accuracy_score(test_gold, predicted):.3f}\tmacro F1 {macro:.3f}\t{seconds:.2f} s"


for folder in sys.argv[1:]:
    print(folder, "words", measure(folder, words()), sep="\t")
    print(folder, "words and characters", measure(folder, make_union(words(), characters())), sep="\t", flush=True)
