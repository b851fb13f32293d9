package org.injerto.tokenizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.injerto.tokenizer.Template.Slot;
import org.injerto.tokenizer.json.Part;
import org.injerto.tokenizer.piece.Vocabulary;

/** Makes the post-processor that a part of {@code tokenizer.json} describes. */
final class PostProcessorReader {
  private static final List<String> KNOWN =
      List.of("BertProcessing", "ByteLevel", "RobertaProcessing", "Sequence", "TemplateProcessing");
  private static final int LARGEST_TYPE = 255;

  private final Vocabulary vocabulary;
  private Optional<Trimming> trimming = Optional.empty();
  private Optional<Template> template = Optional.empty();
  private boolean typesWindows;

  private PostProcessorReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The post-processor; one that does nothing if the part is absent. */
  static PostProcessor read(Part part, Vocabulary vocabulary) {
    PostProcessorReader reader = new PostProcessorReader(vocabulary);
    reader.add(part);
    return new PostProcessor(
        reader.trimming, reader.template.orElse(Template.NONE), reader.typesWindows);
  }

  private void add(Part part) {
    if (part.isAbsent()) {
      return;
    }
    switch (part.type(KNOWN).orElse("")) {
      case "BertProcessing" ->
          frame(part, Template.bert(special(part.at("cls")), special(part.at("sep"))));
      case "RobertaProcessing" -> {
        trim(part);
        typesWindows = true;
        frame(part, Template.roberta(special(part.at("cls")), special(part.at("sep"))));
      }
      case "ByteLevel" -> trim(part);
      case "TemplateProcessing" -> frame(part, template(part));
      case "Sequence" -> part.sequence("processors").forEach(this::add);
      default -> {
        // It is a problem already.
      }
    }
  }

  private void frame(Part part, Template wanted) {
    if (template.isPresent()) {
      part.refuse(PostProcessorReader.class, "template.twice");
    }
    template = Optional.of(wanted);
  }

  private void trim(Part part) {
    if (part.flag("trim_offsets", true)) {
      trimming = Optional.of(new Trimming(vocabulary, part.flag("add_prefix_space", true)));
    }
  }

  /** A special piece with its number: {@code ["</s>", 2]}. */
  private int special(Part part) {
    String name = part.node().path(0).asText();
    int id = part.node().path(1).asInt(-1);
    return checked(part, name, id);
  }

  private int checked(Part part, String name, int id) {
    OptionalInt known = vocabulary.id(name);
    if (known.isEmpty()) {
      part.refuse(PostProcessorReader.class, "piece.missing", name);
    } else if (known.getAsInt() != id) {
      part.refuse(PostProcessorReader.class, "added.id", name, id, known.getAsInt());
    }
    return known.orElse(0);
  }

  private Template template(Part part) {
    Part specials = part.at("special_tokens");
    List<Slot> single = slots(part.at("single"), specials);
    List<Slot> pair = slots(part.at("pair"), specials);
    refuseWithout(part.at("single"), single, 0);
    refuseWithout(part.at("pair"), pair, 0);
    refuseWithout(part.at("pair"), pair, 1);
    return new Template(single, pair);
  }

  private static void refuseWithout(Part part, List<Slot> slots, int text) {
    boolean there =
        slots.stream().anyMatch(slot -> slot instanceof Slot.Text found && found.number() == text);
    if (!there) {
      part.refuse(PostProcessorReader.class, "template.text", text == 0 ? "A" : "B");
    }
  }

  private List<Slot> slots(Part part, Part specials) {
    List<Slot> slots = new ArrayList<>();
    for (Part piece : part.list()) {
      Part text = piece.at("Sequence");
      Part special = piece.at("SpecialToken");
      if (!text.isAbsent()) {
        int number = text.oneOf("id", List.of("A", "B"), "A").equals("A") ? 0 : 1;
        slots.add(new Slot.Text(number, type(text)));
      } else if (!special.isAbsent()) {
        addSpecials(specials.at(special.requiredText("id")), type(special), slots);
      } else {
        piece.refuseUnknown(piece.shown(), "Sequence, SpecialToken");
      }
    }
    return slots;
  }

  private static int type(Part part) {
    return part.number("type_id", 0, 0, LARGEST_TYPE);
  }

  private void addSpecials(Part special, int type, List<Slot> slots) {
    List<Part> ids = special.at("ids").list();
    for (int i = 0; i < ids.size(); i++) {
      String name = special.at("tokens").node().path(i).asText();
      slots.add(new Slot.Special(checked(ids.get(i), name, ids.get(i).node().asInt(-1)), type));
    }
  }
}
