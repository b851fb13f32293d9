/** Vectors of one text or two. */

import { element } from "./dom.js";
import { number, say } from "./words.js";

const SHOWN = 8;

export const vectors = {
  takesTwo: true,

  facts() {
    return [];
  },

  headline(answer, model, texts) {
    const [first, second] = rows(answer, texts);
    return second
      ? [say("vector.cosine"), " ", element("data", { value: cosine(first, second) }, number(cosine(first, second), 4))]
      : [say("vector.size", first.length)];
  },

  answer(answer, model, texts) {
    const all = rows(answer, texts);
    return element("div", {}, ...all.flatMap((vector, text) => [
      element("h3", {}, say("vector.of", text + 1, vector.length)),
      element("pre", {}, beginning(vector)),
    ]));
  },

  java: {
    imports: ["java.nio.file.Path", "org.injerto.inference.Injerto", "org.injerto.task.FeatureExtractor"],
    body: (model, texts) => [
      `try (FeatureExtractor extractor = Injerto.loadFeatureExtractor(${model})) {`,
      texts.length > 1
        ? `  System.out.println(extractor.extract(${texts[0]}).cosine(extractor.extract(${texts[1]})));`
        : `  System.out.println(extractor.extract(${texts[0]}).size());`,
      "}",
    ],
  },
};

/** The vector of each text: a text alone is answered by its numbers. */
function rows(answer, texts) {
  return texts.length > 1 ? answer : [answer];
}

function beginning(vector) {
  const rest = vector.length - SHOWN;
  const numbers = vector.slice(0, SHOWN).map((value) => number(value, 4)).join("  ");
  return rest > 0 ? `${numbers}  ${say("more", rest)}` : numbers;
}

function cosine(a, b) {
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

function product(a, b) {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
