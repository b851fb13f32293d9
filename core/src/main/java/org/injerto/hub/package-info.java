/**
 * Models of a hub (huggingface.co, a mirror, a server of one's own): fetched over HTTP into the
 * cache folder that Python uses too, and found there.
 */
@NullMarked
package org.injerto.hub;

import org.jspecify.annotations.NullMarked;
