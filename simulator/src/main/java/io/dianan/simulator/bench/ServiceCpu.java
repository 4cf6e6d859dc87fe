package io.dianan.simulator.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Computing time of a part of the suite that runs on this machine, as its launcher names it. */
public final class ServiceCpu {
    private ServiceCpu() {}

    /** Nothing where the suite runs elsewhere. */
    public static Optional<Duration> of(Path state, String part) {
        try {
            JsonNode parts =
                    new ObjectMapper()
                            .readTree(state.resolve("run").resolve("status.json").toFile())
                            .path("parts");
            for (JsonNode one : parts) {
                if (one.path("name").asText().equals(part)) {
                    return ProcessHandle.of(one.path("pid").asLong())
                            .flatMap(process -> process.info().totalCpuDuration());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
