/**
 * The metric catalogue: what a circuit can report, in which unit and step. It grows by optional
 * metrics only.
 */
@NullMarked
package io.dianan.contracts.metric;

import org.jspecify.annotations.NullMarked;
