/** Elements. Whatever comes from outside becomes text, never markup. */

export function byId(id) {
  return document.getElementById(id);
}

/** An element with attributes and, in order, texts or other elements in it. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  made.append(...children);
  return made;
}

/** Marks the one of several buttons that is in force. */
export function press(buttons, isPressed) {
  for (const button of buttons) {
    button.setAttribute("aria-pressed", String(isPressed(button)));
  }
}
