/** Tasks in three steps: texts to pieces, pieces through an engine, and what its numbers mean. */
@NullMarked
package org.injerto.pipeline;

import org.jspecify.annotations.NullMarked;
