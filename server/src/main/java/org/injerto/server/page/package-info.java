/** The page on which people try the models of a server. */
@NullMarked
package org.injerto.server.page;

import org.jspecify.annotations.NullMarked;
