/** Requests and answers as the protocols see them; nothing here knows which server carries them. */
@NullMarked
package org.injerto.server.http;

import org.jspecify.annotations.NullMarked;
