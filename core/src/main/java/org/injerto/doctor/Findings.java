package org.injerto.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.injerto.doctor.Finding.Part;
import org.injerto.doctor.Finding.Severity;
import org.injerto.text.InvalidInputException;
import org.injerto.text.Message;

/** Gathers what is noticed while a model is looked over. */
final class Findings {
  private final List<Finding> all = new ArrayList<>();

  /** Something that reads a file. */
  interface Reading<T> {
    T read() throws IOException;
  }

  void add(Finding finding) {
    all.add(finding);
  }

  /** Adds it if something holds. */
  void addIf(boolean holds, Finding finding) {
    if (holds) {
      all.add(finding);
    }
  }

  /** What is read; nothing if it is refused, and then every reason is a finding. */
  <T> Optional<T> read(Part part, Reading<T> reading) throws IOException {
    try {
      return Optional.of(reading.read());
    } catch (InvalidInputException invalid) {
      List<Message> problems =
          invalid.problems().isEmpty() ? List.of(invalid.subject()) : invalid.problems();
      problems.stream()
          .map(problem -> new Finding(Severity.WRONG, part, problem))
          .forEach(all::add);
      return Optional.empty();
    }
  }

  List<Finding> all() {
    return List.copyOf(all);
  }
}
