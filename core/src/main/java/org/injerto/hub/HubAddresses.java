package org.injerto.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a hub has what.
 *
 * @param endpoint the beginning of all addresses, which may have a path
 */
record HubAddresses(URI endpoint) {
  /** The description of a model in a revision. */
  URI description(ModelName model) {
    return URI.create(
        endpoint
            + "/api/models/"
            + model.repository()
            + "/revision/"
            + encoded(model.revision().text()));
  }

  /** The list of a commit's files. */
  URI tree(RepositoryName repository, String commit) {
    return URI.create(
        endpoint
            + "/api/models/"
            + repository
            + "/tree/"
            + commit
            + "?recursive=true&expand=false");
  }

  /** A file. */
  URI file(ModelName model, HubPath file) {
    String path =
        Stream.of(file.text().split("/"))
            .map(HubAddresses::encoded)
            .collect(Collectors.joining("/"));
    String revision = encoded(model.revision().text());
    return URI.create(endpoint + "/" + model.repository() + "/resolve/" + revision + "/" + path);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }
}
