/** What a model said, and how long it took. */

import { byId } from "./dom.js";
import { taskOf } from "./tasks.js";
import { number, say } from "./words.js";

/** Shows a reply to texts. */
export function showAnswer({ model, texts, answer, server, roundTrip }) {
  const task = taskOf(model);
  const headline = byId("headline");
  headline.replaceChildren(...task.headline(answer, model, texts));
  byId("answer").replaceChildren(task.answer(answer, model, texts));
  const times = [say("time.round", number(roundTrip, 3))];
  if (server !== undefined) {
    times.unshift(say("time.server", number(server, 3)));
  }
  byId("timing").textContent = times.join(" · ");
  byId("result").hidden = false;
  byId("status").textContent = `${headline.textContent}. ${byId("timing").textContent}`;
}

export function hideAnswer() {
  byId("result").hidden = true;
}

/** Says whether an answer is on its way. */
export function markBusy(isBusy) {
  byId("send").setAttribute("aria-disabled", String(isBusy));
  byId("answer").setAttribute("aria-busy", String(isBusy));
}
