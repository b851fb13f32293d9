package org.injerto.server.http;

/**
 * What a model did for a request, for logs.
 *
 * @param model its name
 * @param version which one of that name
 * @param items how many texts it was asked about
 * @param pieces how many pieces they have in all
 */
public record Work(String model, String version, int items, int pieces) {}
