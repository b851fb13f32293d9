package org.injerto.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.injerto.text.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"foo", "foo/bar", "123", "Foo-BAR_foo.bar123", "a/b", "_x/y_"})
  void aNameThatTheHubTakesIsTakenAndComesBackFromItsFolder(String name) {
    RepositoryName repository = new RepositoryName(name);

    assertEquals(Optional.of(repository), RepositoryName.ofFolder(repository.folder()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "a/", "/a", "a/b/c", "datasets/foo/bar", ".repo_id", "foo--bar", "foo.git",
        "other..repo..id", "org/--demo", "org/de mo", "a/-b", "a/b-", "a/b.", "a/ñ", "a\\b", "a/b\0"
      })
  void aNameThatTheHubRefusesIsRefused(String name) {
    assertThrows(InvalidInputException.class, () -> new RepositoryName(name));
  }

  @Test
  void aNameHas96CharactersAtMost() {
    assertEquals("x".repeat(96), new RepositoryName("x".repeat(96)).text());
    assertThrows(InvalidInputException.class, () -> new RepositoryName("x".repeat(97)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "v1.0", "refs/pr/1", "e222c55", "feature/ñ", "a-b_c"})
  void aRevisionOfGitIsTaken(String name) {
    assertEquals(
        ModelName.of("org/demo@" + name).toString(),
        name.equals("main") ? "org/demo" : "org/demo@" + name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "..", "../x", "a/../b", "/a", "a/", "a//b", ".a", "a/.b", "a\\b", "a b", "a:b", "C:x",
        "a\0", "a?", "a*", "a.", "a.lock", "a~1", "a^"
      })
  void aRevisionThatGitRefusesOrNoFileCouldBeCalledIsRefused(String name) {
    assertThrows(InvalidInputException.class, () -> new Revision(name));
  }
}
