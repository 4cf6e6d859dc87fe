/** Places where a drill may end the process; closed in production. */
@NullMarked
package io.dianan.platform.failpoint;

import org.jspecify.annotations.NullMarked;
