package org.injerto.text;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A sentence for a person, in Spanish or English: the key of a template and what fills it.
 *
 * <p>The templates of a package stand beside its classes in {@code messages.properties} (English)
 * and {@code messages_es.properties} (Spanish). In a template {@code {0}} is the first argument,
 * {@code {1}} the second; nothing else is special, so an apostrophe is an apostrophe.
 *
 * @param bundle the base name of the templates, such as {@code org.injerto.data.messages}
 * @param key the name of the template
 * @param arguments what stands for {@code {0}}, {@code {1}}, …
 */
public record Message(String bundle, String key, List<String> arguments) {
  private static final ResourceBundle.Control ONLY_THE_LANGUAGE_ASKED =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  public Message {
    arguments = List.copyOf(arguments);
  }

  /**
   * A message whose template stands in the package of {@code owner}.
   *
   * @param arguments written with {@link String#valueOf(Object)}
   */
  public static Message of(Class<?> owner, String key, Object... arguments) {
    List<String> written = java.util.Arrays.stream(arguments).map(String::valueOf).toList();
    return new Message(owner.getPackageName() + ".messages", key, written);
  }

  /**
   * The sentence in a language: Spanish for any Spanish locale, English for any other.
   *
   * @throws java.util.MissingResourceException if the template does not exist
   */
  public String in(Locale locale) {
    String template =
        ResourceBundle.getBundle(bundle, locale, ONLY_THE_LANGUAGE_ASKED).getString(key);
    return filled(template);
  }

  /** One pass from left to right, so that braces inside an argument are never filled again. */
  private String filled(String template) {
    StringBuilder sentence = new StringBuilder();
    int from = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
      int close = template.indexOf('}', open);
      int argument = Integer.parseInt(template.substring(open + 1, close));
      sentence.append(template, from, open).append(arguments.get(argument));
      from = close + 1;
    }
    return sentence.append(template.substring(from)).toString();
  }

  /** The sentence in English, for logs and stack traces. */
  @Override
  public String toString() {
    return in(Locale.ENGLISH);
  }
}
