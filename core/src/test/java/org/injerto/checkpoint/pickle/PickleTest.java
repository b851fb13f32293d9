package org.injerto.checkpoint.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.injerto.checkpoint.pickle.PickleValue.LongWhole;
import org.injerto.checkpoint.pickle.PickleValue.Nothing;
import org.injerto.checkpoint.pickle.PickleValue.Other;
import org.injerto.checkpoint.pickle.PickleValue.Tensor;
import org.injerto.checkpoint.pickle.PickleValue.Text;
import org.injerto.checkpoint.pickle.PickleValue.Truth;
import org.injerto.checkpoint.pickle.PickleValue.Whole;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles written out instruction by instruction; a character is a byte. */
class PickleTest {
  private static final Message SUBJECT =
      new Message("org.injerto.checkpoint.messages", "file.subject", List.of("the file"));
  private static final String STORAGE = "(U\7storagectorch\nFloatStorage\nU\0010U\3cpuK\4tQ";
  private static final String HOOKS = "ccollections\nOrderedDict\n)R";

  @TempDir Path folder;

  @Test
  void plainValuesAreWhatTheyAreInPython() throws IOException {
    assertEquals(new Nothing(), read("N."));
    assertEquals(new Truth(true), read("\u0088."));
    assertEquals(new Whole(255), read("K\u00ff."));
    assertEquals(new Whole(65534), read("M\u00fe\u00ff."));
    assertEquals(new Whole(-2), read("J\u00fe\u00ff\u00ff\u00ff."));
    assertEquals(new Whole(0), read("\u008a\0."));
    assertEquals(new Whole(-128), read("\u008a\1\u0080."));
    assertEquals(new Whole(128), read("\u008a\2\u0080\0."));
    assertEquals(new LongWhole(BigInteger.ONE.shiftLeft(70)), read("\u008a\11\0\0\0\0\0\0\0\0@."));
    assertEquals(new Text("ñ"), read("X\2\0\0\0\u00c3\u00b1."));
    assertEquals(new Text("ab"), read("\u008c\2ab\u0094."));
    assertEquals(new Other("float"), read("G?\u00f0\0\0\0\0\0\0."));
    assertEquals(new Other("bytes"), read("C\2\0\1."));
    assertEquals(new Other("set"), read("\u008f(K\1K\2\u0090."));
  }

  @Test
  void containersHoldWhatWasPutIntoThem() throws IOException {
    PickleSequence list = assertInstanceOf(PickleSequence.class, read("](K\1)K\2\u0086e."));
    assertEquals(new Whole(1), list.items().get(0));
    PickleSequence pair = assertInstanceOf(PickleSequence.class, list.items().get(1));
    assertEquals(2, pair.items().size());
    PickleDictionary dictionary =
        assertInstanceOf(PickleDictionary.class, read("}q\0U\1aK\7s(U\1bNU\1ch\0u0h\0."));
    assertEquals(3, dictionary.entries().size());
    assertEquals(new Text("c"), dictionary.entries().get(2).key());
    assertEquals(dictionary, dictionary.entries().get(2).value());
  }

  @ParameterizedTest
  @CsvSource({"_rebuild_tensor, ''", "_rebuild_tensor_v2, v2"})
  void aTensorIsAViewOfAStorage(String name, String form) throws IOException {
    String more = form.isEmpty() ? "" : "\u0089" + HOOKS;
    Tensor tensor =
        assertInstanceOf(
            Tensor.class,
            read(
                "ctorch._utils\n"
                    + name
                    + "\n("
                    + STORAGE
                    + "K\1K\2\u0085K\1\u0085"
                    + more
                    + "tR."));
    assertEquals("0", tensor.storage().key());
    assertEquals(4, tensor.storage().elements());
    assertEquals("torch.FloatStorage", tensor.type().name());
    assertEquals(1, tensor.offset());
    assertEquals(List.of(2L), tensor.sizes());
    assertEquals(List.of(1L), tensor.strides());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cos\nsystem\n.",
        "c__builtin__\neval\n.",
        "ctorch\nload\n.",
        "ctorch._utils\n__class__\n.",
        "ccollections\nOrderedDict.fromkeys\n.",
        "\u008c\2os\u008c\6system\u0093.",
        "\u008c\0\u008c\7os.path\u0093."
      })
  void whatIsNotOnTheListIsRefusedByItsName(String pickle) {
    String said = refusal(pickle);
    assertTrue(said.contains("it names "), said);
    assertTrue(said.contains("nothing of it was run"), said);
  }

  @ParameterizedTest
  @CsvSource({
    "'(K\1ios\nsystem\n.', 0x69",
    "'ccollections\nOrderedDict\n)\u0081.', 0x81",
    "'ccollections\nOrderedDict\n)}\u0092.', 0x92",
    "'\u0082\1.', 0x82",
    "'P1\n.', 0x50",
    "'\u0098.', 0x98"
  })
  void instructionsThatMakeAnythingElseAreNotFollowed(String pickle, String code) {
    assertTrue(refusal(pickle).contains(code), refusal(pickle));
  }

  @Test
  void theSortsOfArgumentsAreChecked() {
    String builder = "ctorch._utils\n_rebuild_tensor_v2\n(";
    String said = "argument {2} of torch._utils._rebuild_tensor_v2 is wrong";
    for (String[] wrong :
        new String[][] {
          {"NK\0))\u0089" + HOOKS, "1"},
          {STORAGE + "N))\u0089" + HOOKS, "2"},
          {STORAGE + "K\0K\1)\u0089" + HOOKS, "3"},
          {STORAGE + "K\0)K\1\u0089" + HOOKS, "4"},
          {STORAGE + "K\0))\u0089" + HOOKS + "}", "7"}
        }) {
      String refused = refusal(builder + wrong[0] + "tR.");
      assertTrue(refused.contains(said.replace("{2}", wrong[1])), refused);
    }
    assertTrue(refusal(builder + "tR.").contains("has 0 arguments; expected 6 to 7"));
    assertTrue(refusal("(U\4nonectorch\nFloatStorage\nU\0010U\3cpuK\4tQ.").contains("\"storage\""));
    assertTrue(refusal("K\1)R.").contains("no function"));
    assertTrue(refusal("ccollections\nOrderedDict\n]R.").contains("without a tuple"));
    assertTrue(refusal("K\1K\2b.").contains("state is given to what has none"));
  }

  @Test
  void noLimitCanBePassed() {
    assertTrue(refusal("N".repeat(70_000) + ".").contains("more than 65536 values wait"));
    assertTrue(refusal("(".repeat(70_000) + ".").contains("more than 65536 values wait"));
    assertTrue(refusal("N0".repeat(2_000_001) + ".").contains("more than 4000000 instructions"));
    assertTrue(refusal("Nr\u00ff\u00ff\u00ff\u00ff.").contains("number 4294967295"));
    assertTrue(refusal("c" + "a".repeat(300) + "\nb\n.").contains("more than 256 bytes"));
    String twoMegabytes = "X\0\0 \0" + "a".repeat(1 << 21) + ".";
    assertTrue(refusal(twoMegabytes).contains("2097152 bytes are announced"));
    String longPickle = ("X\0\0\u0010\0" + "a".repeat(1 << 20) + "0").repeat(17) + "N.";
    assertTrue(refusal(longPickle).contains("1048576 bytes are announced"));
  }

  @Test
  void whatAFileSaysCannotSteerTheTerminal() {
    String said = refusal("c\u001b[31m\rred\nx\n.");
    assertTrue(said.contains("it names ?[31m?red.x"), said);
  }

  private PickleValue read(String pickle) throws IOException {
    Path file = folder.resolve("pickle");
    byte[] bytes = pickle.getBytes(StandardCharsets.ISO_8859_1);
    Files.write(file, bytes);
    try (FileChannel channel = FileChannel.open(file)) {
      Pickle read = Pickle.read(channel, SUBJECT, 0, bytes.length);
      assertEquals(bytes.length, read.end());
      return read.value();
    }
  }

  private String refusal(String pickle) {
    InvalidInputException refused = assertThrows(InvalidInputException.class, () -> read(pickle));
    return refused.problems().get(0).toString();
  }
}
