package io.dianan.launcher.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A part that is a line of shell. */
record ShellPart(String name, List<String> after, String line, Path folder, BooleanSupplier healthy)
        implements Part {
    @Override
    public Path log() {
        return folder.resolve(name + ".log");
    }

    @Override
    public Process start() throws IOException {
        return new ChildCommand(List.of("sh", "-c", line), Map.of(), log(), 0).start();
    }

    @Override
    public boolean answers() {
        return healthy.getAsBoolean();
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(2);
    }
}
