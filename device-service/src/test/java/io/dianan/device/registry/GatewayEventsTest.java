package io.dianan.device.registry;

import static io.dianan.device.Fleet.DEVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.registry.GatewayDevice;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.device.DeviceSuite;
import io.dianan.device.DomainEvents;
import io.dianan.device.Fleet;
import io.dianan.device.Owners;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DeviceSuite
class GatewayEventsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Fleet a = Fleet.of(Tokens.provider(Owners.PROVIDER_A));

    @Test
    void everyChangeOfADeviceIsToldWithItsFullState() throws Exception {
        try (DomainEvents<GatewayDevice> events =
                DomainEvents.of(GatewayDevice.EVENT_TYPE, GatewayDevice.class)) {
            UUID device = a.device(Owners.SITE_A11);
            UUID circuit = a.circuit(device, 1);
            UUID kept = a.credential(device);
            UUID cut = a.credential(device);
            String path = DEVICES + "/" + device;
            a.delete(path + "/credentials/" + cut).statusCode(204);

            GatewayDevice told = newest(events, device, 5);
            assertThat(told.state()).isEqualTo("in-stock");
            assertThat(told.circuits()).containsExactly(new GatewayDevice.Circuit(circuit, 1));
            assertThat(told.credentials())
                    .extracting(GatewayDevice.Credential::id)
                    .containsExactly(kept);
            a.get(path).header("ETag", "\"5\"");

            a.post(path + "/removal").statusCode(200);
            GatewayDevice removed = newest(events, device, 6);
            assertThat(removed.state()).isEqualTo(GatewayDevice.REMOVED);
            assertThat(removed.circuits()).isEmpty();
            assertThat(removed.credentials()).isEmpty();
        }
    }

    @Test
    void refusedChangeIsNotTold() throws Exception {
        try (DomainEvents<GatewayDevice> events =
                DomainEvents.of(GatewayDevice.EVENT_TYPE, GatewayDevice.class)) {
            UUID device = a.device(Owners.SITE_A11);
            a.circuit(device, 1);
            a.post(Fleet.CIRCUITS, Fleet.circuitBody(device, 1)).statusCode(409);
            a.post(DEVICES + "/" + device + "/suspension").statusCode(409);
            a.post(DEVICES + "/" + device + "/installation").statusCode(200);

            newest(events, device, 3);
            assertThat(events.of(device)).hasSize(3);
        }
    }

    @Test
    void changesAtTheSameTimeAreToldOneAfterTheOther() throws Exception {
        try (DomainEvents<GatewayDevice> events =
                DomainEvents.of(GatewayDevice.EVENT_TYPE, GatewayDevice.class)) {
            UUID device = a.device(Owners.SITE_A11);
            try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.rangeClosed(1, 8)
                        .forEach(channel -> people.submit(() -> a.circuit(device, channel)));
            }

            assertThat(newest(events, device, 9).circuits())
                    .extracting(GatewayDevice.Circuit::channel)
                    .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(events.of(device))
                    .allSatisfy(
                            event ->
                                    assertThat(event.data().circuits())
                                            .hasSize((int) event.version() - 1));
        }
    }

    @Test
    void everyChangeOfAModelIsTold() throws Exception {
        try (DomainEvents<GatewayModel> events =
                DomainEvents.of(GatewayModel.EVENT_TYPE, GatewayModel.class)) {
            UUID model = a.model();
            Map<String, Object> body = Fleet.modelBody();
            a.put(Fleet.MODELS + "/" + model, "\"1\"", body).statusCode(200);

            await().atMost(SOON).until(() -> events.of(model).size() == 2);
            DomainEvent<GatewayModel> last = events.of(model).getLast();
            assertThat(last.version()).isEqualTo(2);
            assertThat(last.source()).isEqualTo("/device-service");
            assertThat(last.data().mapping()).hasSize(1);
        }
    }

    private static GatewayDevice newest(
            DomainEvents<GatewayDevice> events, UUID device, long version) {
        await().atMost(SOON)
                .until(
                        () ->
                                events.of(device).stream()
                                        .anyMatch(event -> event.version() == version));
        List<DomainEvent<GatewayDevice>> told = events.of(device);
        GatewayDevice newest =
                told.stream()
                        .max(Comparator.comparingLong(DomainEvent::version))
                        .orElseThrow()
                        .data();
        assertThat(newest.version()).isEqualTo(version);
        return newest;
    }
}
