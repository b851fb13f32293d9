/** The same request as code. */

import { address, contentHeaders } from "./ask.js";
import { byId, element } from "./dom.js";
import { question, taskOf } from "./tasks.js";
import { say } from "./words.js";

/** Shows the code; token says whether the server wants one, which is never shown. */
export function showSnippets(model, texts, token) {
  const open = [...byId("snippets").children].filter((one) => one.open).map((one) => one.id);
  const all = [
    snippet("curl", "curl", curl(model, texts, token)),
    snippet("http", "Java (java.net.http)", http(model, texts, token)),
  ];
  if (taskOf(model).java) {
    all.push(snippet("api", "Java (Injerto)", api(model, texts)));
  }
  all.forEach((one) => (one.open = open.includes(one.id)));
  byId("snippets").replaceChildren(...all);
  byId("code").hidden = false;
}

function snippet(id, title, code) {
  const text = element("pre", {}, code);
  const button = element("button", { type: "button" }, say("copy"));
  button.addEventListener("click", () => copy(text));
  return element("details", { id }, element("summary", {}, title), text, button);
}

/** Without the clipboard, which browsers keep for secure places, the code is selected. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    byId("copied").textContent = say("copied");
  } catch {
    getSelection().selectAllChildren(text);
    byId("copied").textContent = say("selected");
  }
}

function curl(model, texts, token) {
  const lines = [
    `curl ${quoted(address(model))}`,
    ...Object.entries(contentHeaders(model)).map(([name, value]) => `--header ${quoted(`${name}: ${value}`)}`),
    ...(token ? ['--header "Authorization: Bearer $TOKEN"'] : []),
    `--data-raw ${quoted(JSON.stringify(question(model, texts)))}`,
  ];
  return lines.join(" \\\n  ");
}

/** For a shell, in which nothing but a quote means anything between quotes. */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function http(model, texts, token) {
  const headers = Object.entries(contentHeaders(model))
    .map(([name, value]) => `            .header(${literal(name)}, ${literal(value)})`);
  if (token) {
    headers.push('            .header("Authorization", "Bearer " + System.getenv("TOKEN"))');
  }
  return program(
    "java.net.URI java.net.http.HttpClient java.net.http.HttpRequest java.net.http.HttpResponse".split(" "),
    [
      "HttpRequest request =",
      `    HttpRequest.newBuilder(URI.create(${literal(address(model))}))`,
      ...headers.map((line) => line.slice(4)),
      "        .POST(",
      "            HttpRequest.BodyPublishers.ofString(",
      `                ${literal(JSON.stringify(question(model, texts)))}))`,
      "        .build();",
      "HttpResponse<String> response =",
      "    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());",
      "System.out.println(response.body());",
    ],
  );
}

function api(model, texts) {
  const { imports, body } = taskOf(model).java;
  return program(imports, body(`Path.of(${literal(`bundles/${model.name}`)})`, texts.map(literal)));
}

function program(imports, lines) {
  return [
    ...imports.map((name) => `import ${name};`),
    "",
    "class Ask {",
    "  public static void main(String[] args) throws Exception {",
    ...lines.map((line) => `    ${line}`),
    "  }",
    "}",
    "",
  ].join("\n");
}

/** A string of Java: what JSON escapes, Java reads in the same way. */
function literal(text) {
  return JSON.stringify(text);
}
