/** Text as such: intervals, normalisation, sentences. Imports nothing else of ours. */
@NullMarked
package org.injerto.text;

import org.jspecify.annotations.NullMarked;
