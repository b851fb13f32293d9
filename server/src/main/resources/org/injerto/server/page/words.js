/** The words of the page, in the language of whoever reads it. */

import { byId, press } from "./dom.js";
import { remember, remembered } from "./memory.js";

const LANGUAGES = ["es", "en"];
const listeners = [];
let language = "es";
let words = {};

/** Has the page speak the language that was chosen, or else that of the browser. */
export async function startWords() {
  for (const button of byId("languages").querySelectorAll("button")) {
    button.addEventListener("click", () => {
      remember("language", button.dataset.language);
      speak(button.dataset.language);
    });
  }
  await speak(remembered("language", LANGUAGES) ?? languageOfBrowser());
}

/** Does something whenever the language has changed. */
export function onLanguage(listener) {
  listeners.push(listener);
}

/** The code of the language. */
export function spoken() {
  return language;
}

/** A sentence by its key, with values in the place of {0}, {1}. */
export function say(key, ...values) {
  const sentence = words[key] ?? key;
  return sentence.replace(/\{(\d)\}/g, (place, number) => values[number] ?? place);
}

/** Whether there is such a sentence. */
export function canSay(key) {
  return key in words;
}

/** A number with up to that many digits that count. */
export function number(value, digits) {
  return format(value, { maximumSignificantDigits: digits });
}

/** A share from 0 to 1, to a tenth of a percent; smaller ones with two digits that count. */
export function percent(share) {
  const digits =
    share === 0 || share >= 0.001
      ? { minimumFractionDigits: 1, maximumFractionDigits: 1 }
      : { maximumSignificantDigits: 2 };
  return format(share, { style: "percent", ...digits });
}

function format(value, options) {
  return new Intl.NumberFormat(language, options).format(value);
}

function languageOfBrowser() {
  const wanted = navigator.languages.map((tag) => tag.split("-")[0].toLowerCase());
  return wanted.find((tag) => LANGUAGES.includes(tag)) ?? "en";
}

async function speak(wanted) {
  const answer = await fetch(`playground/${wanted}.json`);
  words = await answer.json();
  language = wanted;
  document.documentElement.lang = wanted;
  document.title = say("title");
  for (const place of document.querySelectorAll("[data-i18n]")) {
    place.textContent = say(place.dataset.i18n);
  }
  for (const place of document.querySelectorAll("[data-i18n-label]")) {
    place.setAttribute("aria-label", say(place.dataset.i18nLabel));
  }
  press(byId("languages").querySelectorAll("button"), (button) => button.dataset.language === wanted);
  listeners.forEach((listener) => listener());
}
