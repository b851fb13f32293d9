/** Words for the masks of a text. */

import { bars } from "./bars.js";
import { element } from "./dom.js";
import { percent, say } from "./words.js";

export const filling = {
  parameters: { top_k: 5 },

  facts(model) {
    return [say("mask.token", model.facts.mask)];
  },

  headline(answer) {
    const best = masks(answer).map((candidates) => candidates[0]);
    const share = best.length === 1 ? [" ", element("span", { class: "value" }, percent(best[0].score))] : [];
    return [best.map((candidate) => candidate.token_str.trim()).join(" · "), ...share];
  },

  answer(answer, model, [text]) {
    const between = text.split(model.facts.mask);
    const all = masks(answer);
    return element("div", {}, ...all.flatMap((candidates, place) => [
      ...(all.length > 1 ? [element("h3", {}, say("mask.number", place + 1))] : []),
      bars(candidates.map(({ token_str, score }) => ({
        name: sentence(between, place, token_str, model.facts.mask),
        share: score,
      }))),
    ]));
  },

  java: {
    imports: [
      "java.nio.file.Path",
      "org.injerto.inference.Injerto",
      "org.injerto.task.Candidates",
      "org.injerto.task.MaskFiller",
    ],
    body: (model, [text]) => [
      `try (MaskFiller filler = Injerto.loadMaskFiller(${model})) {`,
      `  System.out.println(filler.fill(${text}, Candidates.likeliest(5)));`,
      "}",
    ],
  },
};

/** The candidates of each mask: a text with one mask is answered by those of that one. */
function masks(answer) {
  return Array.isArray(answer[0]) ? answer : [answer];
}

/** The text as it was typed, with a candidate in the place of one mask. */
function sentence(between, place, candidate, mask) {
  const before = between.slice(0, place + 1).join(mask);
  const after = between.slice(place + 1).join(mask);
  return element("span", {}, before, element("mark", {}, candidate.trim()), after);
}
