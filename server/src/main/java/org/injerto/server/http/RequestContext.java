package org.injerto.server.http;

import java.util.Locale;
import java.util.Optional;

/**
 * What is known of a request besides what it asks.
 *
 * @param id names it in logs and in the header {@code X-Request-Id} of its answer
 * @param trace its place in a trace, if it came with one
 * @param client who waits for its answer
 * @param language of sentences in its answer: Spanish or English
 */
public record RequestContext(
    String id, Optional<TraceContext> trace, Client client, Locale language) {}
