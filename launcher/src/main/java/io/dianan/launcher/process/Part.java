package io.dianan.launcher.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Something the suite runs as a process of its own. */
public interface Part {
    String name();

    /** Names of the parts that must have been healthy once before this one starts. */
    default List<String> after() {
        return List.of();
    }

    Path log();

    /** Work before the first start: unpacking, making a database. May take its time. */
    default void prepare() throws Exception {}

    /** Starts the process; called again after each of its ends. */
    Process start() throws Exception;

    /** Whether it does its work now. Called often: quick, and with a time limit of its own. */
    boolean answers();

    /** Work after it answers for the first time, before anybody else may lean on it. */
    default void complete() throws Exception {}

    /** Asks the process to end, and ends it when it does not. */
    default void stop(Process process) {
        ProcessIdentity.of(process.pid()).ifPresent(identity -> identity.end(patience()));
    }

    /** How long it may take to end gracefully. */
    default Duration patience() {
        return Duration.ofSeconds(25);
    }
}
