/** What went wrong, in words. */

import { byId, element } from "./dom.js";
import { canSay, say } from "./words.js";

/** What may be over soon. */
const PASSING = [0, 429, 503, 504];

/** Shows a failure; again is called if the same is to be tried once more. */
export function showFailure(failure, fields, again) {
  const place = byId("failure");
  place.replaceChildren(element("p", { class: "title" }, title(failure)), ...reasons(failure));
  if (PASSING.includes(failure.status)) {
    place.append(againButton(again));
  }
  place.hidden = false;
  mark(failure, fields);
}

/** It goes when the next answer comes, so that the focus must move on before. */
function againButton(again) {
  const button = element("button", { type: "button" }, say("again"));
  button.addEventListener("click", () => {
    byId("send").focus();
    again();
  });
  return button;
}

export function hideFailure(fields) {
  byId("failure").hidden = true;
  byId("failure").replaceChildren();
  for (const field of fields) {
    field.removeAttribute("aria-invalid");
    field.setAttribute("aria-describedby", "keys");
  }
}

function title({ status, seconds }) {
  const key = `failure.${status}`;
  const sentence = canSay(key) ? say(key) : say("failure.other", status);
  return seconds === undefined ? sentence : `${sentence} ${say("failure.retry", seconds)}`;
}

function reasons({ status, error, problems }) {
  if (status === 401) {
    return []; // the field for the token says the rest
  }
  if (problems.length > 0) {
    return [element("ul", {}, ...problems.map((problem) => element("li", {}, String(problem))))];
  }
  return error ? [element("p", {}, String(error))] : [];
}

/** The fields that the server names: of two texts, the second is inputs[1]. */
function mark({ status, problems }, fields) {
  if (status !== 400) {
    return;
  }
  for (const problem of problems) {
    const place = /\binputs(?:\[(\d+)\])?/.exec(problem);
    const field = place && fields[place[1] ?? 0];
    if (field) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", "failure");
    }
  }
}
