/** The models that are served, and which of them is asked. */

import { headers, send } from "./ask.js";
import { byId, element } from "./dom.js";
import { taskOf } from "./tasks.js";
import { say } from "./words.js";

let models = [];

/** Asks for the models; gives the failure if there is one. */
export async function loadModels(token) {
  const reply = await send("playground/models.json", { headers: headers(token) });
  if (reply.failure) {
    return reply.failure;
  }
  models = reply.answer.map((model) => ({ ...model, alone: isAlone(model, reply.answer) }));
  byId("model").replaceChildren(...models.map((model, i) => element("option", { value: i }, title(model))));
  return models.length > 0 ? undefined : { status: 503, problems: [] };
}

function isAlone(model, all) {
  return all.filter((other) => other.name === model.name).length === 1;
}

function title(model) {
  return model.alone ? model.name : `${model.name} · ${model.version}`;
}

/** The model that is chosen; undefined if there is none. */
export function chosen() {
  return models[byId("model").value];
}

/** What is known of the model. */
export function showFacts(model) {
  const facts = [model.task, say("version", model.version), model.variant, ...taskOf(model).facts(model)];
  byId("facts").replaceChildren(...facts.map((fact) => element("li", {}, fact)));
}
