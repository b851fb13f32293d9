package org.injerto.server.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.injerto.server.http.Refusal;
import org.injerto.server.http.RefusedException;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ModelRegistryTest {
  private static final Selector ANY = new Selector(Optional.empty(), "any");

  @TempDir static Path folder;
  private static Path one;
  private static Path two;
  private final TestModels loader = new TestModels();
  private final ModelRegistry models = registry(loader);

  @BeforeAll
  static void makeBundles() {
    one = TestModels.bundle(folder.resolve("1"));
    two = TestModels.bundle(folder.resolve("2"));
  }

  private static ModelRegistry registry(ModelLoader loader) {
    return new ModelRegistry(
        loader, new Workplace(BatchingConfig.DEFAULT, Runnable::run, ModelObserver.NOBODY));
  }

  @AfterEach
  void close() {
    models.close();
  }

  private CompletableFuture<Void> load(String name, Path... folders) throws IOException {
    List<ModelSource> sources = Arrays.stream(folders).map(ModelSource::only).toList();
    return models.load(name, sources).toCompletableFuture();
  }

  @Test
  void severalModelsAreServedByName() throws IOException {
    load("b", one);
    load("a", two);

    assertEquals(List.of("a", "b"), models.names());
    assertEquals("2", version("a", ANY));
    assertEquals("1", version("b", ANY));
  }

  @Test
  void aModelThatIsExchangedIsOpenUntilItsLastRequestIsDone() throws IOException {
    load("es", one);
    CompletableFuture<String> request = new CompletableFuture<>();
    CompletableFuture<String> answer =
        models.use("es", ANY, model -> request).toCompletableFuture();
    CompletableFuture<Void> closed = load("es", two);

    assertEquals("2", version("es", ANY));
    assertFalse(closed.isDone());
    assertFalse(loader.engine(one).isClosed());
    request.complete("done");
    closed.join();
    assertEquals("done", answer.join());
    assertTrue(loader.engine(one).isClosed());
  }

  @Test
  void aRequestThatFailsLetsGoOfItsModel() throws IOException {
    load("es", one);
    assertThrows(
        IllegalStateException.class,
        () ->
            models.use(
                "es",
                ANY,
                model -> {
                  throw new IllegalStateException("a bug");
                }));
    models.use("es", ANY, model -> CompletableFuture.failedFuture(new IOException()));

    load("es", two).join();
    assertTrue(loader.engine(one).isClosed());
  }

  @Test
  void aDamagedBundleIsNamedWithAllItsProblemsAndTheOldModelStays() throws IOException {
    load("es", one);
    Path damaged = TestModels.bundle(folder.resolve("damaged"));
    Files.delete(damaged.resolve("model.safetensors"));
    Files.delete(damaged.resolve("tokenizer.json"));
    InvalidInputException invalid =
        assertThrows(InvalidInputException.class, () -> load("es", damaged));

    assertEquals(2, invalid.problems().size(), invalid.getMessage());
    assertEquals("1", version("es", ANY));
    load("es", two).join(); // a failed load keeps nobody from the next
  }

  @Test
  void ofTwoVersionsBothAreLoadedOrNone() throws IOException {
    Path damaged = TestModels.bundle(folder.resolve("half"));
    Files.delete(damaged.resolve("tokenizer.json"));

    assertThrows(InvalidInputException.class, () -> load("es", one, damaged));
    assertEquals(List.of(), models.names());
    while (!loader.engine(one).isClosed()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void twoVersionsOfOneNameMustDiffer() {
    InvalidInputException invalid =
        assertThrows(InvalidInputException.class, () -> load("es", one, one));

    assertEquals("the model es has two versions 1", invalid.getMessage());
  }

  @Test
  void anEngineThatDoesNotAnswerIsNotPutInThePlaceOfOneThatDoes() throws IOException {
    load("es", one);
    ModelLoader broken =
        (name, path) -> {
          OpenedModel<?, ?> opened = loader.open(name, path);
          loader
              .engine(path)
              .disturb(
                  texts -> {
                    throw new InvalidInputException(
                        Message.of(ModelRegistry.class, "model.unknown", "a", "b"));
                  });
          return opened;
        };
    InvalidInputException invalid =
        assertThrows(
            InvalidInputException.class,
            () -> registry(broken).load("es", List.of(ModelSource.only(two))));

    assertTrue(invalid.getMessage().startsWith("the model in " + two + " does not answer"));
    while (!loader.engine(two).isClosed()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aSecondLoadOfTheSameModelIsToldThatItIsBeingLoaded() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    ModelRegistry slow =
        registry(
            (name, path) -> {
              begun.countDown();
              await(open);
              return loader.open(name, path);
            });
    CompletableFuture<Void> first =
        CompletableFuture.runAsync(() -> loadUnchecked(slow, "es", one));
    begun.await();
    Refusal refusal = refusal(() -> slow.load("es", List.of(ModelSource.only(two))));
    open.countDown();
    first.join();

    assertEquals(409, refusal.status());
    assertEquals("the model es is being loaded already", refusal.in(Locale.ENGLISH));
    assertEquals("1", slow.versions("es").get(0).version());
    loadUnchecked(slow, "es", two);
    assertEquals("2", slow.versions("es").get(0).version());
    slow.close();
  }

  private static void loadUnchecked(ModelRegistry models, String name, Path path) {
    try {
      models.load(name, List.of(ModelSource.only(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", ".hidden", "a/b", "a\\b", "a b", "ñ", "-x", "a\n"})
  void aNameThatCouldBeAPathIsRefused(String name) {
    assertEquals(400, refusal(() -> load(name, one)).status());
    assertEquals(404, refusal(() -> version(name, ANY)).status());
  }

  @Test
  void whatIsUnloadedIsUnknown() throws IOException {
    load("es", one);
    models.unload("es").toCompletableFuture().join();

    assertTrue(loader.engine(one).isClosed());
    assertEquals(404, refusal(() -> models.unload("es")).status());
    assertEquals(404, refusal(() -> models.versions("es")).status());
  }

  @Test
  void aVersionIsAskedForOrFallsToTheKey() throws IOException {
    models.load("es", List.of(new ModelSource(one, 3), new ModelSource(two, 1)));

    assertEquals("2", version("es", ANY.withVersion("2")));
    assertEquals(
        "there is no version 3; the nearest is 1",
        refusal(() -> version("es", ANY.withVersion("3"))).in(Locale.ENGLISH));
    int second = 0;
    for (int key = 0; key < 10_000; key++) {
      second += version("es", new Selector(Optional.empty(), "key-" + key)).equals("2") ? 1 : 0;
    }
    assertEquals(2500, second, 150); // more than three standard deviations
  }

  private String version(String name, Selector selector) {
    return models
        .use(name, selector, model -> CompletableFuture.completedFuture(model.info().version()))
        .toCompletableFuture()
        .join();
  }

  private static Refusal refusal(Executable action) {
    return assertThrows(RefusedException.class, action).refusal();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
