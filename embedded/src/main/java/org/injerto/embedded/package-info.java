/** The model and the data sets that travel inside the program. Imports text. */
@NullMarked
package org.injerto.embedded;

import org.jspecify.annotations.NullMarked;
