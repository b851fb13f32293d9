/** What is typed. */

import { byId } from "./dom.js";
import { taskOf } from "./tasks.js";
import { say } from "./words.js";

/** The text and the other one. */
export const FIELDS = [byId("text"), byId("other")];

let isExample = true;

/** Calls edited after each change, and submit when the form is to be sent. */
export function startForm(edited, submit) {
  byId("form").addEventListener("input", edited);
  byId("text").addEventListener("input", () => (isExample = false));
  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  byId("form").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
  });
}

/** Fits the form to a model, and shows it: without one there is nothing to ask. What somebody has typed stays. */
export function fitForm(model) {
  if (isExample) {
    putExample(model);
  }
  byId("mask").hidden = model.facts.mask === undefined;
  byId("mask").textContent = say("mask.insert", model.facts.mask);
  byId("other-field").hidden = !taskOf(model).takesTwo;
  byId("question").hidden = false;
}

/** The text, and the other one if there is one. */
export function texts(model) {
  const [text, other] = FIELDS.map((field) => field.value);
  return taskOf(model).takesTwo && other !== "" ? [text, other] : [text];
}

export function putExample(model) {
  byId("text").value = model.example.inputs;
  isExample = true;
}

/** Puts a mask in the place of what is selected. */
export function insertMask(model) {
  const text = byId("text");
  text.setRangeText(model.facts.mask, text.selectionStart, text.selectionEnd, "end");
  isExample = false;
  text.focus();
}

/** The token of the server, which nobody else keeps; empty if it asks for none. */
export function token() {
  return byId("token").value;
}

export function askForToken() {
  byId("token-field").hidden = false;
  byId("token").focus();
}
