/** What a model is made of, without any engine: configuration, parameter names and shapes. */
@NullMarked
package org.injerto.architecture;

import org.jspecify.annotations.NullMarked;
