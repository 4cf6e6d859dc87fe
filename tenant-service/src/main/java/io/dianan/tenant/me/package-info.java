/** Who am I: the console's first question. Person, roles, and what the token opens, with names. */
@NullMarked
package io.dianan.tenant.me;

import org.jspecify.annotations.NullMarked;
