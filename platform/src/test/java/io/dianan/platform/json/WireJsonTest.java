package io.dianan.platform.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.registry.GatewayDevice;
import io.dianan.contracts.registry.GatewayDevice.Circuit;
import io.dianan.contracts.registry.GatewayDevice.Credential;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.contracts.registry.GatewayModel.Mapping;
import io.dianan.contracts.registry.GatewayRegistryLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden files of what services tell each other in JSON: never changed, since an older service may
 * still send them and a broker may still hold them.
 */
class WireJsonTest {
    private static final UUID MODEL = id("aa");
    private static final GatewayModel A_MODEL =
            new GatewayModel(
                    MODEL,
                    1,
                    List.of(
                            new Mapping(
                                    "t1",
                                    1,
                                    "temperature1",
                                    new BigDecimal("0.10"),
                                    new BigDecimal("-50"))));
    private static final GatewayDevice BARE =
            new GatewayDevice(id("02"), 1, "SN-0002", "removed", MODEL, null, List.of(), List.of());
    private static final GatewayDevice FULL =
            new GatewayDevice(
                    id("01"),
                    3,
                    "SN-0001",
                    "in-service",
                    MODEL,
                    id("09"),
                    List.of(new Circuit(id("c1"), 1), new Circuit(id("c2"), 2)),
                    List.of(
                            new Credential(
                                    id("d1"),
                                    "access-token",
                                    "bc221f64e00c1e2754a47d312a9be697"
                                            + "e0202c12ff4adcdf3968cff088eb521b")));

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(
                        "event-gateway-device",
                        event("e1", FULL.id(), "2026-01-01T00:00:00.123456Z", 7, 3, FULL)),
                Arguments.of(
                        "event-gateway-device-bare",
                        event("e2", BARE.id(), "2026-01-01T00:00:00Z", 8, 1, BARE)),
                Arguments.of(
                        "event-gateway-model",
                        event("e3", MODEL, "2026-01-01T00:00:00Z", 9, 1, A_MODEL)));
    }

    static Stream<Arguments> registryLines() {
        return Stream.of(
                Arguments.of("registry-model", new GatewayRegistryLine(A_MODEL, null, null)),
                Arguments.of("registry-device", new GatewayRegistryLine(null, BARE, null)),
                Arguments.of("registry-end", new GatewayRegistryLine(null, null, true)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anOldEventReadsAsEverAndTodaysCodeWritesTheSame(String name, DomainEvent<?> event)
            throws IOException {
        String golden = golden(name);
        assertThat(WireJson.readEvent(golden.getBytes(UTF_8), event.data().getClass()))
                .isEqualTo(event);
        assertThat(WireJson.write(event)).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("registryLines")
    void anOldRegistryLineReadsAsEverAndTodaysCodeWritesTheSame(
            String name, GatewayRegistryLine line) throws IOException {
        String golden = golden(name);
        assertThat(WireJson.read(golden.getBytes(UTF_8), GatewayRegistryLine.class))
                .isEqualTo(line);
        assertThat(WireJson.write(line)).isEqualTo(golden);
    }

    @Test
    void everyGoldenFileIsTried() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/golden"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(events(), registryLines())
                                    .map(tried -> tried.get()[0].toString())
                                    .toList());
        }
    }

    @Test
    void whatANewerServiceAddsIsPassedOver() throws IOException {
        String newer = golden("registry-end").replace("{", "{\"since\":{\"deep\":[1]},");
        assertThat(WireJson.read(newer.getBytes(UTF_8), GatewayRegistryLine.class).end()).isTrue();
    }

    private static <T> DomainEvent<T> event(
            String id, UUID subject, String time, long number, long version, T data) {
        String type = data instanceof GatewayModel ? "gateway-model" : "gateway-device";
        return new DomainEvent<>(
                "1.0",
                id(id).toString(),
                "/device-service",
                type,
                subject.toString(),
                Instant.parse(time),
                number,
                version,
                data);
    }

    private static UUID id(String end) {
        return UUID.fromString("019a0000-0000-7000-8000-0000000000" + end);
    }

    private static String golden(String name) throws IOException {
        return Files.readString(Path.of("src/test/golden", name + ".json")).strip();
    }
}
