/**
 * Tenancy: who asks, what that person may see, and the transaction that carries it to the database.
 */
@NullMarked
package io.dianan.platform.scope;

import org.jspecify.annotations.NullMarked;
