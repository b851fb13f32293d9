package org.injerto.architecture;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that checkpoints give parameters, as the canonical ones of Hugging Face's BERT.
 *
 * <p>Old checkpoints say gamma and beta where new ones say weight and bias; a bare encoder has no
 * {@code bert.} before its names; data-parallel training put {@code module.} before all of them.
 */
public final class ParameterNames {
  private static final Pattern OLD_NORM = Pattern.compile("(.*LayerNorm)\\.(gamma|beta)");
  private static final Pattern BARE_ENCODER = Pattern.compile("(embeddings|encoder|pooler)\\..*");
  private static final Pattern BUFFER = Pattern.compile(".*\\.(position_ids|token_type_ids)");
  private static final Pattern TIED_DECODER =
      Pattern.compile("cls\\.predictions\\.decoder\\.(weight|bias)");

  private ParameterNames() {}

  /**
   * The canonical name of a tensor in a checkpoint; nothing for buffers, which hold no knowledge,
   * and for the decoder of a masked language model, which is the word embeddings once more.
   */
  public static Optional<String> canonical(String name) {
    String known = prefixed(name.startsWith("module.") ? name.substring(7) : name);
    boolean redundant = BUFFER.matcher(known).matches() || TIED_DECODER.matcher(known).matches();
    return redundant ? Optional.empty() : Optional.of(renamed(known));
  }

  private static String prefixed(String name) {
    return BARE_ENCODER.matcher(name).matches() ? "bert." + name : name;
  }

  private static String renamed(String name) {
    Matcher old = OLD_NORM.matcher(name);
    if (!old.matches()) {
      return name;
    }
    return old.group(1) + (old.group(2).equals("gamma") ? ".weight" : ".bias");
  }
}
