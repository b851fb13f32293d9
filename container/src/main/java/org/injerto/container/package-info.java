/** What runs in the image: a server whose settings are variables of the environment. */
@NullMarked
package org.injerto.container;

import org.jspecify.annotations.NullMarked;
