package io.dianan.device.state;

import static io.dianan.device.Fleet.CIRCUITS;
import static io.dianan.device.Fleet.DEVICES;
import static io.dianan.device.Fleet.MODELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.state.DeviceState;
import io.dianan.device.DeviceSuite;
import io.dianan.device.DomainEvents;
import io.dianan.device.Fleet;
import io.dianan.device.Owners;
import io.dianan.platform.json.WireJson;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DeviceSuite
class DeviceStatesTest {
    private static final String STATES = "/internal/v1/device-states";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Fleet a = Fleet.of(Tokens.provider(Owners.PROVIDER_A));
    private final Fleet b = Fleet.of(Tokens.provider(Owners.PROVIDER_B));
    private final Fleet machine = Fleet.of(Tokens.machine("alarm-service"));

    @Test
    void everyChangeOfADeviceAndItsCircuitsIsToldWithItsFullState() throws Exception {
        try (DomainEvents<DeviceState> events =
                DomainEvents.of(DeviceState.EVENT_TYPE, DeviceState.class)) {
            UUID model = a.model();
            String serial = Fleet.fresh();
            Map<String, Object> body =
                    Map.of("serialNumber", serial, "modelId", model, "siteId", Owners.SITE_A11);
            UUID device = UUID.fromString(a.post(DEVICES, body).extract().path("id"));
            UUID circuit = a.circuit(device, 2);
            Map<String, Object> renamed = new HashMap<>(Fleet.circuitBody(device, 2));
            renamed.put("name", "一层照明");
            renamed.put("ratedCurrentAmperes", 12.5);
            a.put(CIRCUITS + "/" + circuit, "\"1\"", renamed).statusCode(200);
            a.post(DEVICES + "/" + device + "/installation").statusCode(200);

            DeviceState told = newest(events, device, 4);
            assertThat(told)
                    .usingRecursiveComparison()
                    .withComparatorForType(Comparator.naturalOrder(), BigDecimal.class)
                    .isEqualTo(
                            new DeviceState(
                                    device,
                                    4,
                                    serial,
                                    model,
                                    Owners.SITE_A11,
                                    "installed",
                                    Owners.PROVIDER_A,
                                    Owners.ENTERPRISE_A1,
                                    Owners.GONGSHU,
                                    60,
                                    List.of(
                                            new DeviceState.Circuit(
                                                    circuit,
                                                    2,
                                                    "一层照明",
                                                    new BigDecimal("12.5"),
                                                    3,
                                                    "general"))));
            assertThat(events.of(device)).hasSize(4);

            a.post(DEVICES + "/" + device + "/removal").statusCode(200);
            assertThat(newest(events, device, 5))
                    .returns("removed", DeviceState::state)
                    .returns(List.of(), DeviceState::circuits);
        }
    }

    @Test
    void anotherReportIntervalIsToldOfEveryProvidersDevices() throws Exception {
        try (DomainEvents<DeviceState> events =
                DomainEvents.of(DeviceState.EVENT_TYPE, DeviceState.class)) {
            UUID model = a.model();
            UUID own = device(a, model, Owners.SITE_A11);
            UUID foreign = device(b, model, Owners.SITE_B11);
            UUID removed = device(a, model, Owners.SITE_A11);
            a.post(DEVICES + "/" + removed + "/removal").statusCode(200);
            Map<String, Object> slower = new HashMap<>(Fleet.modelBody());
            slower.put("reportIntervalSeconds", 600);

            a.put(MODELS + "/" + model, "\"1\"", slower).statusCode(200);

            assertThat(newest(events, own, 2).reportIntervalSeconds()).isEqualTo(600);
            assertThat(newest(events, foreign, 2).reportIntervalSeconds()).isEqualTo(600);
            a.get(DEVICES + "/" + own).header("ETag", "\"2\"");
            assertThat(state(removed).version()).isEqualTo(2);
        }
    }

    @Test
    void anotherNameOfAModelChangesNoDevice() throws IOException {
        UUID model = a.model();
        UUID device = device(a, model, Owners.SITE_A11);

        a.put(MODELS + "/" + model, "\"1\"", Fleet.modelBody()).statusCode(200);

        assertThat(state(device).version()).isEqualTo(1);
    }

    @Test
    void machineReadsOneStateAndAllOfThemPageByPage() throws IOException {
        UUID first = a.device(Owners.SITE_A11);
        UUID circuit = a.circuit(first, 1);
        UUID second = b.device(Owners.SITE_B11);
        b.post(DEVICES + "/" + second + "/removal").statusCode(200);

        DeviceState one = state(first);
        assertThat(one.version()).isEqualTo(2);
        assertThat(one.circuits())
                .singleElement()
                .satisfies(
                        found -> {
                            assertThat(found.id()).isEqualTo(circuit);
                            assertThat(found.ratedCurrentAmperes()).isEqualByComparingTo("63");
                        });

        List<DeviceState> all = all(1 + all(500).size() / 3);
        assertThat(all)
                .extracting(device -> device.id().toString())
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(all).contains(one);
        assertThat(all)
                .filteredOn(device -> device.id().equals(second))
                .singleElement()
                .returns("removed", DeviceState::state)
                .returns(Owners.PROVIDER_B, DeviceState::providerId);
    }

    @Test
    void whatIsNotThereOrNotRightIsNamed() {
        machine.get(STATES + "/" + new UUID(0, 1)).statusCode(404);
        machine.get(STATES + "?limit=501").statusCode(400);
        machine.get(STATES + "?limit=0").statusCode(400);
        machine.get(STATES + "?cursor=bm8").statusCode(400);
    }

    private static UUID device(Fleet provider, UUID model, UUID site) {
        return UUID.fromString(
                provider.post(DEVICES, Fleet.deviceBody(model, site))
                        .statusCode(201)
                        .extract()
                        .path("id"));
    }

    private DeviceState state(UUID device) throws IOException {
        return WireJson.read(
                machine.get(STATES + "/" + device).statusCode(200).extract().asByteArray(),
                DeviceState.class);
    }

    private List<DeviceState> all(int limit) throws IOException {
        List<DeviceState> all = new ArrayList<>();
        String cursor = "";
        do {
            StatesPage page =
                    WireJson.read(
                            machine.get(STATES + "?limit=" + limit + cursor)
                                    .statusCode(200)
                                    .extract()
                                    .asByteArray(),
                            StatesPage.class);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.items());
            cursor = page.next() == null ? "" : "&cursor=" + page.next();
        } while (!cursor.isEmpty());
        return all;
    }

    record StatesPage(List<DeviceState> items, @Nullable String next) {}

    private static DeviceState newest(DomainEvents<DeviceState> events, UUID device, long version) {
        await().atMost(SOON)
                .until(
                        () ->
                                events.of(device).stream()
                                        .anyMatch(event -> event.version() == version));
        DeviceState newest =
                events.of(device).stream()
                        .max(Comparator.comparingLong(DomainEvent::version))
                        .orElseThrow()
                        .data();
        assertThat(newest.version()).isEqualTo(version);
        return newest;
    }
}
