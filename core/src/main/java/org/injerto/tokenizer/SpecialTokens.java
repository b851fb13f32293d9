package org.injerto.tokenizer;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The pieces that stand for no text, by their numbers in the vocabulary. A tokenizer has those that
 * its model was trained with: BERT five, GPT-2 one.
 *
 * @param ids the number of each role that is filled; a piece can fill several
 * @param all each special piece, those without a role too
 */
public record SpecialTokens(Map<Role, Integer> ids, Set<Integer> all) {
  /** What a special piece is for. */
  public enum Role {
    /** Before a text that is classified: [CLS], {@code <s>}. */
    CLASSIFICATION("cls_token"),
    /** Between two texts, mostly behind the last one too: [SEP], {@code </s>}. */
    SEPARATOR("sep_token"),
    /** Fills short texts up: [PAD], {@code <pad>}. */
    PADDING("pad_token"),
    /** Stands for what has no piece: [UNK], {@code <unk>}. */
    UNKNOWN("unk_token"),
    /** Stands for what is to be guessed: [MASK], {@code <mask>}. */
    MASK("mask_token"),
    /** Begins a text that is generated: {@code <s>}, {@code <|endoftext|>}. */
    BEGINNING("bos_token"),
    /** Ends a text that is generated: {@code </s>}, {@code <|endoftext|>}. */
    END("eos_token");

    private final String field;

    Role(String field) {
      this.field = field;
    }

    /** Its name in {@code tokenizer_config.json}. */
    String field() {
      return field;
    }
  }

  public SpecialTokens {
    ids = ids.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(ids));
    Set<Integer> every = new TreeSet<>(all);
    every.addAll(ids.values());
    all = Set.copyOf(every);
  }

  /** The piece of a role, if one fills it. */
  public OptionalInt id(Role role) {
    Integer id = ids.get(role);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** Fills short texts up; GPT-2 has none. */
  public OptionalInt padding() {
    return id(Role.PADDING);
  }

  /** Stands for what is to be guessed; only models that learned by guessing have one. */
  public OptionalInt mask() {
    return id(Role.MASK);
  }

  /** Stands for what has no piece; byte-level vocabularies need none. */
  public OptionalInt unknown() {
    return id(Role.UNKNOWN);
  }
}
