/**
 * The suite as a stranger sees it: where its doors are, how a person signs in, how its REST
 * answers. Fleet registration and the command line knock here; nothing of the suite's own code is
 * used.
 */
@NullMarked
package io.dianan.simulator.suite;

import org.jspecify.annotations.NullMarked;
