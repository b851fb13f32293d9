/** How each task is asked and shown. A task that is not here is shown as JSON. */

import { classification } from "./classification.js";
import { element } from "./dom.js";
import { filling } from "./filling.js";
import { vectors } from "./vectors.js";
import { say } from "./words.js";

const TASKS = {
  "text-classification": classification,
  "fill-mask": filling,
  "feature-extraction": vectors,
};

const OTHER = {
  facts: () => [],
  headline: () => [say("answered")],
  answer: (answer) => element("pre", {}, JSON.stringify(answer, null, 2)),
};

/** What a task is like: parameters, facts(model), headline and answer(answer, model, texts), java. */
export function taskOf(model) {
  return TASKS[model.task] ?? OTHER;
}

/** The body of a request: the example's parameters unless the task has its own. */
export function question(model, texts) {
  const parameters = { ...model.example.parameters, ...taskOf(model).parameters };
  return { inputs: texts.length > 1 ? texts : texts[0], parameters };
}
