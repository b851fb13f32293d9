/** The code of the guide: one runnable class a chapter. */
@NullMarked
package org.injerto.examples;

import org.jspecify.annotations.NullMarked;
