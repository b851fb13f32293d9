package org.injerto.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.injerto.pipeline.FillMaskPipeline.Prepared;
import org.injerto.task.Candidates;
import org.injerto.task.Filling;
import org.injerto.task.Filling.Candidate;
import org.injerto.task.Filling.Filled;
import org.injerto.task.Filling.NoMask;
import org.injerto.task.LongText;
import org.junit.jupiter.api.Test;

class FillMaskPipelineTest {
  private static final NoMask NO_MASK = new NoMask("[MASK]");

  private final NextPieces engine = new NextPieces();
  private final FillMaskPipeline pipeline;

  FillMaskPipelineTest() throws IOException {
    pipeline = FillMaskPipeline.of(GoldenReader.of(LongText.FIRST), engine);
  }

  @Test
  void masksGetWhatBelongsToThemAlsoWhereTextsBetweenHaveNone() {
    List<Filling> fillings =
        answer(
            request("No hay.", 1),
            request("que [MASK] de [MASK]", 1),
            request("la casa", 1),
            request("que [MASK]", 2));

    assertEquals(1, engine.calls);
    assertEquals(NO_MASK, fillings.get(0));
    assertEquals(List.of(List.of(after("que")), List.of(after("de"))), ids(fillings.get(1)));
    assertEquals(NO_MASK, fillings.get(2));
    assertEquals(List.of(List.of(after("que"), after("que") + 1)), ids(fillings.get(3)));
  }

  /** As the pipeline of transformers writes them. */
  @Test
  void theOnlyMaskIsFilledInTheTextAndOneOfSeveralBetweenTheSpecialTokens() {
    List<Filling> fillings = answer(request("que [MASK]", 1), request("que [MASK] [MASK]", 1));

    String found = pipeline.reader().tokenizer().vocabulary().token(after("que"));
    Candidate only = masks(fillings.get(0)).get(0).get(0);
    assertEquals(found, only.token());
    assertEquals("que " + found, only.sequence());
    assertEquals(
        "[CLS] que " + found + " [MASK] [SEP]", masks(fillings.get(1)).get(0).get(0).sequence());
  }

  @Test
  void theScoreIsTheProbabilityAmongAllPieces() {
    Candidate best = masks(answer(request("la [MASK]", 1)).get(0)).get(0).get(0);

    assertEquals(NextPieces.probability(after("la")), best.score(), 1e-9);
  }

  @Test
  void eachRequestHasItsOwnWords() {
    Candidates house = new Candidates(5, List.of("la", "que"));
    List<Filling> fillings =
        answer(new FillMaskRequest("la [MASK]", house), request("la [MASK]", 1));

    assertEquals(2, ids(fillings.get(0)).get(0).size());
    assertTrue(ids(fillings.get(0)).get(0).containsAll(List.of(id("la"), id("que"))));
    assertEquals(List.of(List.of(after("la"))), ids(fillings.get(1)));
    assertEquals(fillings.get(0), pipeline.fill(List.of("la [MASK]"), house).get(0));
  }

  @Test
  void aMaskBehindWhatIsReadIsNone() {
    assertEquals(NO_MASK, answer(request(GoldenReader.LONG + " [MASK]", 1)).get(0));
  }

  @Test
  void noTextsHaveNoFillingsAndTheEngineIsClosedWithItsPipeline() {
    assertEquals(List.of(), pipeline.fill(List.of(), Candidates.likeliest(1)));
    assertFalse(engine.closed);
    pipeline.close();
    assertTrue(engine.closed);
  }

  private List<Filling> answer(FillMaskRequest... requests) {
    List<Prepared> prepared =
        List.of(requests).stream().map(request -> pipeline.preprocess(request)).toList();
    return pipeline.answer(prepared);
  }

  private static FillMaskRequest request(String text, int most) {
    return new FillMaskRequest(text, Candidates.likeliest(most));
  }

  private static List<List<Candidate>> masks(Filling filling) {
    return ((Filled) filling).masks();
  }

  private static List<List<Integer>> ids(Filling filling) {
    return masks(filling).stream().map(mask -> mask.stream().map(Candidate::id).toList()).toList();
  }

  private int id(String word) {
    return pipeline.reader().tokenizer().vocabulary().id(word).orElseThrow();
  }

  /** What the engine likes best behind a word. */
  private int after(String word) {
    return id(word) + 1;
  }

  /** Likes for a mask the piece that follows, by number, the one before the mask. */
  private static final class NextPieces implements MaskLogits {
    private static final int PIECES = 4000;

    private int calls;
    private boolean closed;

    private record Place(int text, int mask) {}

    /** Tells its rows from the last to the first, and uses one buffer for all of them. */
    @Override
    public void of(List<MaskedText> texts, Rows rows) {
      calls++;
      List<Place> places = new ArrayList<>();
      for (int text = 0; text < texts.size(); text++) {
        for (int mask = 0; mask < texts.get(text).places().size(); mask++) {
          places.add(new Place(text, mask));
        }
      }
      Collections.reverse(places);
      FloatBuffer row = FloatBuffer.allocate(PIECES);
      for (Place place : places) {
        MaskedText text = texts.get(place.text);
        int liked = text.pieces().get(text.places().get(place.mask) - 1) + 1;
        for (int piece = 0; piece < PIECES; piece++) {
          row.put(piece, logit(piece, liked));
        }
        rows.accept(place.text, place.mask, row);
      }
    }

    /** 3 for the piece that is liked, 2 for the next, less for those farther behind. */
    private static float logit(int piece, int liked) {
      return piece < liked ? -2 : 3 - Math.min(piece - liked, 4);
    }

    static double probability(int liked) {
      double total = 0;
      for (int piece = 0; piece < PIECES; piece++) {
        total += Math.exp(logit(piece, liked));
      }
      return Math.exp(3) / total;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
