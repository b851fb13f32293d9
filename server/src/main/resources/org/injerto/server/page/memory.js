/** What the browser remembers: two choices of how the page looks, never a text. */

const PREFIX = "injerto.";

/** The choice that was made, if it is one of those that there are and the browser remembers it. */
export function remembered(name, choices) {
  try {
    const value = localStorage.getItem(PREFIX + name);
    return choices.includes(value) ? value : null;
  } catch {
    return null; // a browser may be told to remember nothing
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(PREFIX + name, value);
  } catch {
    // then it holds until the page is closed
  }
}
