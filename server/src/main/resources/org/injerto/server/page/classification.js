/** Labels of a text. */

import { bars } from "./bars.js";
import { element } from "./dom.js";
import { figures } from "./figures.js";
import { number, percent, say } from "./words.js";

const SHOWN = 12;

export const classification = {
  parameters: { top_k: null },

  facts(model) {
    const labels = model.facts.labels;
    const rest = labels.length - SHOWN;
    const more = rest > 0 ? [say("more", rest)] : [];
    return [say("labels", labels.length), ...labels.slice(0, SHOWN), ...more];
  },

  headline(scores, model) {
    const best = scores[0];
    return [best.label, " ", element("span", { class: "value" }, written(best.score, model))];
  },

  answer(scores, model) {
    return isShare(model)
      ? bars(scores.map(({ label, score }) => ({ name: label, share: score })))
      : figures(scores.map(({ label, score }) => [label, written(score, model)]));
  },

  java: {
    imports: ["java.nio.file.Path", "org.injerto.inference.Injerto", "org.injerto.task.TextClassifier"],
    body: (model, [text]) => [
      `try (TextClassifier classifier = Injerto.load(${model})) {`,
      `  System.out.println(classifier.classify(${text}).label());`,
      "}",
    ],
  },
};

/** A model that measures says numbers that are no probabilities. */
function isShare(model) {
  return model.facts.function_to_apply !== "none";
}

function written(score, model) {
  return isShare(model) ? percent(score) : number(score, 4);
}
