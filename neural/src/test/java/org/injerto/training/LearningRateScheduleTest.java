package org.injerto.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.injerto.training.LearningRateSchedule.Constant;
import org.injerto.training.LearningRateSchedule.ConstantWithWarmup;
import org.injerto.training.LearningRateSchedule.Cosine;
import org.injerto.training.LearningRateSchedule.CosineWithRestarts;
import org.injerto.training.LearningRateSchedule.InverseSquareRoot;
import org.injerto.training.LearningRateSchedule.Linear;
import org.injerto.training.LearningRateSchedule.Polynomial;
import org.injerto.training.LearningRateSchedule.Warmup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateScheduleTest {
  private static final double RATE = 1e-3;
  private static final Warmup TEN = new Warmup(10, 100);

  private static final Map<String, LearningRateSchedule> SCHEDULES =
      Map.ofEntries(
          Map.entry("constant", new Constant(RATE)),
          Map.entry("constant_with_warmup", new ConstantWithWarmup(RATE, 10)),
          Map.entry("linear", new Linear(RATE, TEN)),
          Map.entry("linear_no_warmup", new Linear(RATE, new Warmup(0, 100))),
          Map.entry("cosine", new Cosine(RATE, TEN, 0)),
          Map.entry("cosine_with_min_lr_1e-4", new Cosine(RATE, TEN, 1e-4)),
          Map.entry("cosine_with_restarts", new CosineWithRestarts(RATE, TEN, 1)),
          Map.entry("cosine_with_restarts_3_cycles", new CosineWithRestarts(RATE, TEN, 3)),
          Map.entry("polynomial", new Polynomial(RATE, TEN, 1e-7, 1)),
          Map.entry("polynomial_power_2_end_1e-5", new Polynomial(RATE, TEN, 1e-5, 2)),
          Map.entry("inverse_sqrt", new InverseSquareRoot(RATE, 10, 10)),
          Map.entry("inverse_sqrt_timescale_1000", new InverseSquareRoot(RATE, 10, 1000)));

  @TestFactory
  Stream<DynamicTest> everyUpdateHasTheRateOfTheReference() throws IOException {
    JsonNode golden = golden();
    return SCHEDULES.entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> compare(entry, golden)));
  }

  @Test
  void everyScheduleOfTheReferenceIsCompared() throws IOException {
    assertEquals(SCHEDULES.size(), golden().size() - 1); // besides its note
  }

  /** The shapes by their names, with the defaults of the reference; warm-up is 10 of 100. */
  @ParameterizedTest
  @CsvSource({
    "CONSTANT, constant_with_warmup",
    "LINEAR, linear",
    "COSINE, cosine",
    "COSINE_WITH_RESTARTS, cosine_with_restarts_3_cycles",
    "POLYNOMIAL, polynomial",
    "INVERSE_SQRT, inverse_sqrt"
  })
  void everyShapeIsTheScheduleOfItsName(ScheduleConfig.Shape shape, String name)
      throws IOException {
    LearningRateSchedule schedule = new ScheduleConfig(shape, 0.1).over(100, RATE);
    compare(Map.entry(name, schedule), golden());
  }

  @Test
  void aPartOfAWarmUpStepIsAWholeOne() {
    LearningRateSchedule schedule =
        new ScheduleConfig(ScheduleConfig.Shape.LINEAR, 0.1).over(11, RATE);
    assertEquals(RATE / 2, schedule.at(1), 1e-12);
    assertEquals(RATE, schedule.at(2), 1e-12);
  }

  private static void compare(Map.Entry<String, LearningRateSchedule> entry, JsonNode golden) {
    JsonNode rates = golden.get(entry.getKey());
    for (int step = 0; step < rates.size(); step++) {
      assertEquals(rates.get(step).asDouble(), entry.getValue().at(step), 1e-12, "step " + step);
    }
  }

  private static JsonNode golden() throws IOException {
    try (InputStream file =
        LearningRateScheduleTest.class.getResourceAsStream("/golden/training/schedules.json")) {
      return new ObjectMapper().readTree(file);
    }
  }
}
