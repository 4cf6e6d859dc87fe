/**
 * The eight lanes out: what waits, one publish in flight by lane and kind, and the word back to
 * whoever handed something over. A lane has no timer for data: it ships what has gathered as soon
 * as its last publish is acknowledged. It is bounded, and full means that its sources wait.
 */
@NullMarked
package io.dianan.gateway.lane;

import org.jspecify.annotations.NullMarked;
