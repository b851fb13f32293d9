package org.injerto.checkpoint.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AllowedGlobalsTest {
  private static final Path DOCUMENT = Path.of("../docs/formats/weights.md");
  private static final Pattern GLOBAL = Pattern.compile("`([a-z_]+(\\.\\w+)+)`(?=.*\\|)");

  /** Who reads the page must be able to trust that it names everything. */
  @Test
  void theDocumentNamesThemAllAndNoOther() throws IOException {
    String page = Files.readString(DOCUMENT);
    String table = page.substring(page.indexOf("| global |"), page.indexOf("Not even these"));
    Set<String> named =
        GLOBAL
            .matcher(table)
            .results()
            .map(MatchResult::group)
            .map(g -> g.replace("`", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(AllowedGlobals.names()), named);
  }
}
