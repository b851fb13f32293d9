package org.injerto.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;

class ParameterMatchTest {
  private static final ParameterNames NAMES =
      ParameterNames.of((EncoderArchitecture) Bert.read(Fields.of(MissingNode.getInstance())));
  private static final Map<String, List<Long>> WANTED =
      ordered(
          "bert.embeddings.LayerNorm.weight",
          List.of(4L),
          "bert.embeddings.LayerNorm.bias",
          List.of(4L),
          "bert.pooler.dense.bias",
          List.of(4L),
          "classifier.bias",
          List.of(2L));

  @Test
  void oldAndBareNamesAreTheSameParameters() {
    Map<String, List<Long>> found =
        ordered(
            "module.embeddings.LayerNorm.gamma",
            List.of(4L),
            "embeddings.LayerNorm.beta",
            List.of(4L),
            "embeddings.position_ids",
            List.of(1L, 9L));
    ParameterMatch match = match(found);
    assertEquals(
        "module.embeddings.LayerNorm.gamma",
        match.sources().get("bert.embeddings.LayerNorm.weight"));
    assertEquals(
        "embeddings.LayerNorm.beta", match.sources().get("bert.embeddings.LayerNorm.bias"));
    assertEquals(Set.of("bert.pooler.dense.bias", "classifier.bias"), match.fresh());
    assertEquals(List.of(), match.unused());
  }

  @Test
  void anOtherHeadIsUnusedAndOneOfAnotherSizeIsFresh() {
    Map<String, List<Long>> found = new LinkedHashMap<>(WANTED);
    found.put("classifier.bias", List.of(7L));
    found.put("cls.predictions.bias", List.of(9L));
    ParameterMatch match = match(found);
    assertEquals(Set.of("classifier.bias"), match.fresh());
    assertEquals(List.of("cls.predictions.bias"), match.unused());
  }

  @Test
  void everythingThatDoesNotFitIsNamedAtOnce() {
    Map<String, List<Long>> found =
        ordered(
            "bert.embeddings.LayerNorm.weight",
            List.of(5L),
            "bert.embeddings.extra",
            List.of(3L),
            "classifier.bias",
            List.of(2L));
    InvalidInputException refused = assertThrows(InvalidInputException.class, () -> match(found));
    assertEquals(
        """
        beto does not fit the model:
          bert.embeddings.LayerNorm.weight is [5]; expected [4]
          bert.embeddings.LayerNorm.bias is missing; expected [4]
          bert.embeddings.extra is unexpected: the model has no such parameter""",
        refused.getMessage());
  }

  @Test
  void aParameterUnderTwoNamesIsRefused() {
    Map<String, List<Long>> found = new LinkedHashMap<>(WANTED);
    found.put("embeddings.LayerNorm.bias", List.of(4L));
    InvalidInputException refused = assertThrows(InvalidInputException.class, () -> match(found));
    assertEquals(1, refused.problems().size());
  }

  private static ParameterMatch match(Map<String, List<Long>> found) {
    return ParameterMatch.of(
        "beto",
        NAMES,
        found,
        WANTED,
        name -> name.startsWith("classifier.") || name.startsWith("bert.pooler."));
  }

  private static Map<String, List<Long>> ordered(Object... namesAndShapes) {
    Map<String, List<Long>> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndShapes.length; i += 2) {
      @SuppressWarnings("unchecked") // by the calls above
      List<Long> shape = (List<Long>) namesAndShapes[i + 1];
      map.put((String) namesAndShapes[i], shape);
    }
    return map;
  }
}
