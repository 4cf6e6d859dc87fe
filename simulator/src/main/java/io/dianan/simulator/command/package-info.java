/**
 * The command line: what a user asks for, progress while it runs, and the judge's table at the end.
 * Bad arguments are answered by one sentence and exit code 2. Everything it does is done by the
 * other rooms.
 */
@NullMarked
package io.dianan.simulator.command;

import org.jspecify.annotations.NullMarked;
