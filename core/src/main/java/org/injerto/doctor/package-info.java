/** Looks a model over before it is used, and says in words what is wrong with it. */
@NullMarked
package org.injerto.doctor;

import org.jspecify.annotations.NullMarked;
