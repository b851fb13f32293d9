/** What the server must know of each task: one class a task. */
@NullMarked
package org.injerto.server.task;

import org.jspecify.annotations.NullMarked;
