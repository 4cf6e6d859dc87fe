package io.dianan.simulator.command;

import java.io.IOException;
import java.util.Set;

/** One command of the line. */
interface Command {
    String help();

    /** Options that take a value. */
    Set<String> valued();

    /** Options that take none. */
    Set<String> flags();

    /** Does it; the answer is the exit code. */
    int run(Arguments arguments, Screen screen, Stopper stopper)
            throws IOException, InterruptedException;
}
