/** Lists on the wire: limit, cursor, next; entity tags and If-Match. */
@NullMarked
package io.dianan.platform.page;

import org.jspecify.annotations.NullMarked;
