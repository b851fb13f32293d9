/** The page: a model, a text, its answer. */

import { hideAnswer, markBusy, showAnswer } from "./answer.js";
import { ask } from "./ask.js";
import { byId } from "./dom.js";
import { hideFailure, showFailure } from "./failure.js";
import { askForToken, FIELDS, fitForm, insertMask, putExample, startForm, texts, token } from "./form.js";
import { chosen, loadModels, showFacts } from "./models.js";
import { showSnippets } from "./snippets.js";
import { startTheme } from "./theme.js";
import { onLanguage, startWords } from "./words.js";

let reply = {}; // what the server said last
let running = new AbortController();

startTheme();
await startWords();
startForm(refreshSnippets, submit);
byId("model").addEventListener("change", changeModel);
byId("mask").addEventListener("click", () => edit(insertMask));
byId("example").addEventListener("click", () => edit(putExample));
onLanguage(refresh);
await load();

async function load() {
  const failure = await loadModels(token());
  reply = failure ? { failure } : {};
  refresh();
  askIfRefused();
}

function changeModel() {
  running.abort();
  markBusy(false);
  reply = {};
  refresh();
}

/** Says everything again, of the model and in the language of now. */
function refresh() {
  const model = chosen();
  if (model) {
    showFacts(model);
    fitForm(model);
    refreshSnippets();
  }
  showReply();
}

function edit(change) {
  const model = chosen();
  if (model) {
    change(model);
    refreshSnippets();
  }
}

function refreshSnippets() {
  const model = chosen();
  if (model) {
    showSnippets(model, texts(model), token() !== "");
  }
}

async function submit() {
  const model = chosen();
  if (!model) {
    await load();
    return;
  }
  running.abort();
  running = new AbortController();
  markBusy(true);
  const question = { model, texts: texts(model) };
  try {
    reply = { ...question, ...(await ask(model, question.texts, token(), running.signal)) };
  } catch {
    return; // another request has taken its place
  }
  markBusy(false);
  showReply();
  askIfRefused();
}

function askIfRefused() {
  if (reply.failure?.status === 401) {
    askForToken();
  }
}

function showReply() {
  hideFailure(FIELDS);
  if (reply.answer === undefined) {
    hideAnswer();
  } else {
    showAnswer(reply);
  }
  if (reply.failure) {
    showFailure(reply.failure, FIELDS, submit);
  }
}
