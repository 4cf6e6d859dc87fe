package io.dianan.device.device;

import static io.dianan.device.Fleet.CIRCUITS;
import static io.dianan.device.Fleet.DEVICES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.id.Uuid7;
import io.dianan.contracts.state.DeviceState;
import io.dianan.contracts.state.SiteState;
import io.dianan.device.DeviceSuite;
import io.dianan.device.DomainEvents;
import io.dianan.device.Fleet;
import io.dianan.device.Owners;
import io.dianan.platform.json.WireJson;
import io.dianan.testkit.BrokerPeer;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices follow what tenant-service tells of their site through the real broker. */
@QuarkusTest
@DeviceSuite
class FollowSitesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TOPIC = "dianan/domain/tenant/";

    private final Fleet a = Fleet.of(Tokens.provider(Owners.PROVIDER_A));
    private final Fleet b = Fleet.of(Tokens.provider(Owners.PROVIDER_B));
    private final Fleet machine = Fleet.of(Tokens.machine("alarm-service"));
    private final int brokerPort;
    private BrokerPeer tenant;

    FollowSitesTest(@ConfigProperty(name = "dianan.broker.port") int brokerPort) {
        this.brokerPort = brokerPort;
    }

    @BeforeEach
    void connect() throws Exception {
        tenant = BrokerPeer.connect(brokerPort, "tenant-service");
    }

    @AfterEach
    void leave() throws Exception {
        tenant.close();
    }

    @Test
    void deviceGoesWithItsSiteToAnotherProviderAndRegionAndTakesAllAlong() throws Exception {
        UUID site = Owners.movingSite(1);
        try (DomainEvents<DeviceState> events =
                DomainEvents.of(DeviceState.EVENT_TYPE, DeviceState.class)) {
            UUID device = a.device(site);
            UUID circuit = a.circuit(device, 1);
            UUID credential = a.credential(device);
            UUID elsewhere = a.device(Owners.SITE_A11);

            tell(site, 2, Owners.PROVIDER_B, Owners.XIHU);

            DeviceState moved = told(events, device, 4);
            assertThat(moved.providerId()).isEqualTo(Owners.PROVIDER_B);
            assertThat(moved.enterpriseId()).isEqualTo(Owners.ENTERPRISE_A1);
            assertThat(moved.regionCode()).isEqualTo(Owners.XIHU);
            assertThat(moved.circuits()).hasSize(1);
            for (String path :
                    List.of(
                            DEVICES + "/" + device,
                            CIRCUITS + "/" + circuit,
                            CIRCUITS + "/" + circuit + "/readings")) {
                a.get(path).statusCode(404);
                b.get(path).statusCode(200);
            }
            b.get(CIRCUITS + "/" + circuit).body("regionCode", equalTo(Owners.XIHU));
            b.get(DEVICES + "/" + device + "/credentials").body("items", hasSize(1));
            b.delete(DEVICES + "/" + device + "/credentials/" + credential).statusCode(204);
            a.get(DEVICES + "/" + elsewhere).statusCode(200);
        }
    }

    @Test
    void repetitionAndWhatIsOlderChangeNothing() throws Exception {
        UUID site = Owners.movingSite(2);
        UUID device = a.device(site);
        tell(site, 4, Owners.PROVIDER_B, Owners.XIHU);
        awaitVersion(device, 2);

        tell(site, 3, Owners.PROVIDER_A, Owners.GONGSHU);
        tell(site, 4, Owners.PROVIDER_B, Owners.XIHU);
        tenant.publish(TOPIC + "site", "not JSON".getBytes(UTF_8));
        tenant.publish(TOPIC + "complaint", "{}".getBytes(UTF_8));
        tell(site, 5, Owners.PROVIDER_B, Owners.XIHU);
        settled();

        b.get(DEVICES + "/" + device).statusCode(200).header("ETag", "\"2\"");
    }

    @Test
    void siteThatNobodyServesHidesItsDevicesFromTheProviderBefore() throws Exception {
        UUID site = Owners.movingSite(3);
        UUID device = a.device(site);

        tell(site, 2, null, Owners.GONGSHU);
        awaitVersion(device, 2);

        a.get(DEVICES + "/" + device).statusCode(404);
        Fleet.of(Tokens.enterprise(Owners.ENTERPRISE_A1))
                .get(DEVICES + "/" + device)
                .statusCode(200);
    }

    /** tenant-service's answer is older than what it has told since. */
    @Test
    void deviceIsNotRegisteredAtASiteThatHasMovedAway() throws Exception {
        UUID site = Owners.movingSite(4);
        UUID before = a.device(site);
        tell(site, 3, Owners.PROVIDER_B, Owners.GONGSHU);
        awaitVersion(before, 2);

        a.post(DEVICES, Fleet.deviceBody(a.model(), site)).statusCode(422);
    }

    /** Told before this service ever listened, so it stands in the snapshot alone. */
    @Test
    void whatMovedBeforeTheFirstStartIsReadThen() {
        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                a.post(DEVICES, Fleet.deviceBody(a.model(), Owners.movingSite(50)))
                                        .statusCode(422));
    }

    @Test
    void deviceThatIsRegisteredDuringAMoveFollows() throws Exception {
        UUID site = Owners.movingSite(5);
        UUID model = a.model();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20)
                    .forEach(
                            _ ->
                                    people.submit(
                                            () -> a.post(DEVICES, Fleet.deviceBody(model, site))));
            tell(site, 2, Owners.PROVIDER_B, Owners.GONGSHU);
        }
        settled();

        a.get(DEVICES + "?site=" + site).body("items", hasSize(0));
    }

    private void tell(UUID site, long version, @Nullable UUID provider, String region)
            throws Exception {
        String event =
                WireJson.write(
                        new DomainEvent<>(
                                DomainEvent.SPEC_VERSION,
                                Uuid7.next().toString(),
                                "/tenant-service",
                                SiteState.EVENT_TYPE,
                                site.toString(),
                                Instant.now(),
                                1,
                                version,
                                new SiteState(
                                        site,
                                        version,
                                        Owners.ENTERPRISE_A1,
                                        "made",
                                        region,
                                        provider)));
        tenant.publish(TOPIC + SiteState.EVENT_TYPE, event.getBytes(UTF_8));
    }

    /**
     * Everything told before has been worked on. The broker may deliver out of order now and then,
     * so some more go behind before all of these are looked for.
     */
    private void settled() throws Exception {
        for (int number = 90; number < 100; number++) {
            UUID site = Owners.movingSite(number);
            UUID device = a.device(site);
            tell(site, System.nanoTime(), Owners.PROVIDER_A, Owners.XIHU);
            awaitVersion(device, 2);
            tell(site, System.nanoTime(), Owners.PROVIDER_A, Owners.GONGSHU);
            awaitVersion(device, 3);
        }
    }

    private void awaitVersion(UUID device, long version) {
        await().atMost(SOON)
                .until(
                        () ->
                                machine.get("/internal/v1/device-states/" + device)
                                                .extract()
                                                .jsonPath()
                                                .getLong("version")
                                        == version);
    }

    private static DeviceState told(DomainEvents<DeviceState> events, UUID device, long version) {
        await().atMost(SOON)
                .until(
                        () ->
                                events.of(device).stream()
                                        .anyMatch(event -> event.version() == version));
        return events.of(device).stream()
                .filter(event -> event.version() == version)
                .findFirst()
                .orElseThrow()
                .data();
    }
}
