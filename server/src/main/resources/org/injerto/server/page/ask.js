/** Asks the server. */

import { question } from "./tasks.js";
import { spoken } from "./words.js";

/** Nobody knows the token but the field that it was typed into. */
export function headers(token) {
  const all = { "Accept-Language": spoken() };
  return token ? { ...all, Authorization: `Bearer ${token}` } : all;
}

/** Where a model is asked, from the page's own place. */
export function address(model) {
  return new URL(`models/${encodeURIComponent(model.name)}`, document.baseURI).href;
}

/** What a request needs besides its body; a version is named only where there are several. */
export function contentHeaders(model) {
  const type = { "Content-Type": "application/json" };
  return model.alone ? type : { ...type, "X-Injerto-Version": model.version };
}

/**
 * Puts texts to a model.
 *
 * @returns either the answer or a failure: status (0 if no server answered), error, problems and
 *     the seconds to wait; and how long it took, in milliseconds
 */
export async function ask(model, texts, token, signal) {
  const request = {
    method: "POST",
    headers: { ...headers(token), ...contentHeaders(model), Accept: "application/json" },
    body: JSON.stringify(question(model, texts)),
    cache: "no-store",
    signal,
  };
  const begin = performance.now();
  const reply = await send(address(model), request);
  const roundTrip = performance.now() - begin;
  const problems = texts.length > 1 && reply.answer ? wrong(reply.answer) : [];
  return problems.length > 0 ? { failure: { status: 400, problems } } : { ...reply, roundTrip };
}

/** Of several texts, one that is wrong is told so in the place of its answer. */
function wrong(answers) {
  return answers.map((answer) => answer.error).filter((error) => error !== undefined);
}

/** The same for any request whose answer is JSON. */
export async function send(url, request) {
  try {
    const response = await fetch(url, request);
    const body = await response.text();
    return response.ok
      ? { answer: JSON.parse(body), server: serverTime(response) }
      : { failure: failure(response, body) };
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    return { failure: { status: 0, problems: [] } };
  }
}

/** Milliseconds as in "total;dur=3.2", or undefined. */
function serverTime(response) {
  const duration = /\bdur=([\d.]+)/.exec(response.headers.get("Server-Timing") ?? "");
  return duration ? Number(duration[1]) : undefined;
}

function failure(response, body) {
  const said = parsed(body);
  return {
    status: response.status,
    error: said.error ?? said.message,
    problems: said.problems ?? [],
    seconds: Number(response.headers.get("Retry-After")) || undefined,
  };
}

/** A proxy in between may answer in another form than the server. */
function parsed(body) {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}
