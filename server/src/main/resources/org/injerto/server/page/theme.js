/** Light, dark, or as the system has it. */

import { byId, press } from "./dom.js";
import { remember, remembered } from "./memory.js";

const THEMES = ["system", "light", "dark"];

export function startTheme() {
  const buttons = byId("themes").querySelectorAll("button");
  for (const button of buttons) {
    button.addEventListener("click", () => {
      remember("theme", button.dataset.themeChoice);
      show(button.dataset.themeChoice, buttons);
    });
  }
  show(remembered("theme", THEMES) ?? "system", buttons);
}

function show(theme, buttons) {
  document.documentElement.dataset.theme = theme;
  press(buttons, (button) => button.dataset.themeChoice === theme);
}
