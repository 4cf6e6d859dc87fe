package io.dianan.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that cannot be mistaken for a later one with the same number.
 *
 * @param startTicks clock ticks between the machine's start and the process' (proc(5), field 22)
 * @param boot the kernel's id of this run of the machine
 */
public record ProcessIdentity(long pid, long startTicks, String boot) {
    private static final int START_TICKS_FIELD_AFTER_NAME = 19;

    public static Optional<ProcessIdentity> of(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name in brackets may hold blanks and brackets.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (fields[0].equals("Z")) {
                return Optional.empty();
            }
            String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            return Optional.of(
                    new ProcessIdentity(
                            pid, Long.parseLong(fields[START_TICKS_FIELD_AFTER_NAME]), boot));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public static ProcessIdentity own() {
        return of(ProcessHandle.current().pid()).orElseThrow();
    }

    public boolean lives() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** SIGTERM, then SIGKILL when patience ends; returns when the process is gone. */
    public void end(Duration patience) {
        if (!lives()) {
            return;
        }
        ProcessHandle.of(pid)
                .ifPresent(
                        handle -> {
                            handle.destroy();
                            if (!ended(handle, patience)) {
                                handle.destroyForcibly();
                                ended(handle, Duration.ofSeconds(5));
                            }
                        });
    }

    public boolean awaitEnd(Duration patience) {
        return ProcessHandle.of(pid).map(handle -> ended(handle, patience)).orElse(true);
    }

    private boolean ended(ProcessHandle handle, Duration patience) {
        try {
            handle.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !lives();
        } catch (ExecutionException e) {
            return !lives();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !lives();
        }
    }
}
