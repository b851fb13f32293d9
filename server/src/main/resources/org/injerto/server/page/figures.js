/** Single numbers, large. */

import { element } from "./dom.js";

/** A list of names and texts. */
export function figures(all) {
  return element(
    "dl",
    { class: "figures" },
    ...all.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
  );
}
