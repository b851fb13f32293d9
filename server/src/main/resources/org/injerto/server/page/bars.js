/** Shares as bars, each with its number. */

import { element } from "./dom.js";
import { percent, say } from "./words.js";

const SHOWN = 10;

/** Shares from 0 to 1, the first ones at once; the name of each is text or an element. */
export function bars(shares) {
  const rest = shares.slice(SHOWN);
  const list = element("div", {}, rows(shares.slice(0, SHOWN)));
  if (rest.length > 0) {
    list.append(element("details", {}, element("summary", {}, say("more", rest.length)), rows(rest)));
  }
  return list;
}

function rows(shares) {
  return element("ul", { class: "bars" }, ...shares.map(bar));
}

function bar({ name, share }) {
  const filled = element("div");
  filled.style.width = `${100 * share}%`;
  return element(
    "li",
    {},
    element(
      "div",
      { class: "row" },
      element("span", { class: "name" }, name),
      element("data", { value: share }, percent(share)),
    ),
    element("div", { class: "track", "aria-hidden": "true" }, filled),
  );
}
