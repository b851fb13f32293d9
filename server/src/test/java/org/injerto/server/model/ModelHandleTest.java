package org.injerto.server.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ModelHandleTest {
  @TempDir Path folder;

  private final TestModels loader = new TestModels();
  private final List<String> closed = new ArrayList<>();
  private Path bundle;
  private ModelHandle handle;

  @BeforeEach
  void open() throws Exception {
    bundle = TestModels.bundle(folder.resolve("1"));
    ModelObserver observer =
        (model, waiting) ->
            new BatchObserver() {
              @Override
              public void batch(int items, int pieces, long nanosWaited, long nanosOfEngine) {}

              @Override
              public void dropped(int items) {}

              @Override
              public void close() {
                closed.add(model.name());
              }
            };
    BatchingConfig config = new BatchingConfig(1, 4096, 1, 100, 65_536, Duration.ZERO);
    Workplace workplace = new Workplace(config, Runnable::run, observer);
    handle = new ModelHandle(new ServedModel<>(loader.open("es", bundle), workplace));
  }

  @Test
  void aModelThatIsRetiredIsClosedAfterItsLastUseAndNeverUsedAgain() throws Exception {
    assertTrue(handle.acquire());
    CompletableFuture<Void> retired = handle.retire();
    assertTrue(handle.acquire(), "it is still in use");
    handle.release();
    assertFalse(loader.engine(bundle).isClosed());

    handle.release();
    retired.get();
    assertTrue(loader.engine(bundle).isClosed());
    assertEquals(List.of("es"), closed);
    assertFalse(handle.acquire());
    assertFalse(handle.acquire(), "however often it is tried");
  }
}
