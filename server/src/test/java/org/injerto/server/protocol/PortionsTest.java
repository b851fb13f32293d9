package org.injerto.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.injerto.server.http.Client;
import org.injerto.server.http.Deadline;
import org.injerto.server.http.Work;
import org.injerto.server.model.BatchingConfig;
import org.injerto.server.model.ModelObserver;
import org.injerto.server.model.ModelRegistry;
import org.injerto.server.model.ModelSource;
import org.injerto.server.model.Selector;
import org.injerto.server.model.ServedModel;
import org.injerto.server.model.TestModels;
import org.injerto.server.model.Workplace;
import org.injerto.server.task.Call;
import org.injerto.server.task.Checked;
import org.injerto.server.task.Parameters;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine that takes one text at a time sees how many wait behind it. */
@Timeout(60)
class PortionsTest {
  private static final BatchingConfig ONE_BY_ONE =
      new BatchingConfig(1, 4096, 1, 100_000, 1 << 24, Duration.ZERO);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"600, 3, 255", "600, 100, 162", "3, 200, 2"})
  void noMoreThanAPortionWaitsAndAllIsCounted(int texts, int pieces, int waiting) throws Exception {
    Path bundle = TestModels.bundle(folder.resolve("1"));
    TestModels loader = new TestModels();
    try (ModelRegistry models =
        new ModelRegistry(loader, new Workplace(ONE_BY_ONE, Runnable::run, ModelObserver.NOBODY))) {
      models.load("es", List.of(ModelSource.only(bundle)));
      AtomicInteger most = new AtomicInteger();
      Work work =
          models
              .use(
                  "es",
                  new Selector(Optional.empty(), ""),
                  model -> {
                    loader
                        .engine(bundle)
                        .disturb(batch -> most.accumulateAndGet(model.waiting(), Math::max));
                    return ask(model, texts, pieces);
                  })
              .toCompletableFuture()
              .get();

      assertEquals(new Work("es", "1", texts, texts * pieces), work);
      assertTrue(most.get() <= waiting, most + " waited");
    }
  }

  private static <P, O> CompletionStage<Work> ask(ServedModel<P, O> model, int texts, int pieces) {
    Call<P, O> call = model.task().call(Parameters.none());
    Checked<P> text = call.prepare(TextNode.valueOf(TestModels.text(pieces)), "text");
    List<P> items =
        IntStream.range(0, texts).mapToObj(i -> ((Checked.Good<P>) text).value()).toList();
    Client client = new Client(Deadline.after(Duration.ofHours(1)));
    return Portions.answer(model, items, client)
        .thenApply(
            answers -> {
              assertEquals(texts, answers.outcomes().size());
              return answers.work();
            });
  }
}
