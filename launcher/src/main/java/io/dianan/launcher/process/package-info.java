/**
 * Child processes and their keeping: started when what they need is healthy, watched, started again
 * with back-off, ended gracefully first; written down by process id and start time, so that a later
 * launcher finds what a killed one left. Knows nothing of the suite's parts.
 */
@NullMarked
package io.dianan.launcher.process;

import org.jspecify.annotations.NullMarked;
