@NullMarked
package org.injerto.distribution;

import org.jspecify.annotations.NullMarked;
