/**
 * The suite on one machine: which parts there are, their ports, secrets, folders and environment.
 * The commands knock; keeping the processes is the work of {@code process}. Each part is one class,
 * named in {@link io.dianan.launcher.suite.Suite}.
 */
@NullMarked
package io.dianan.launcher.suite;

import org.jspecify.annotations.NullMarked;
