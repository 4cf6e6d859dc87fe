package io.dianan.device.ingest;

import static io.dianan.device.ingest.FakeGateway.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.google.protobuf.ByteString;
import io.dianan.contracts.wire.AlarmEvent;
import io.dianan.contracts.wire.BootEvent;
import io.dianan.contracts.wire.Event;
import io.dianan.contracts.wire.FaultEvent;
import io.dianan.contracts.wire.OperationEvent;
import io.dianan.contracts.wire.QuarantineEvent;
import io.dianan.contracts.wire.RawEvent;
import io.dianan.contracts.wire.SecurityEvent;
import io.dianan.contracts.wire.SeenEvent;
import io.dianan.contracts.wire.SessionEvent;
import io.dianan.device.DeviceSuite;
import io.dianan.device.Fleet;
import io.dianan.device.Owners;
import io.dianan.platform.lane.LaneKind;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DeviceSuite
class EventIngestTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Fleet fleet = Fleet.of(Tokens.provider(Owners.PROVIDER_A));
    private FakeGateway gateway;
    private UUID device;
    private Ledger ledger;

    @BeforeEach
    void connect() throws Exception {
        gateway = new FakeGateway();
        device = fleet.device(Owners.SITE_A11);
        ledger = Ledger.of(LaneKind.EVENTS);
    }

    @AfterEach
    void disconnect() throws Exception {
        gateway.close();
        await().atMost(SOON).until(() -> ledger.counts().balance());
    }

    @Test
    void everyKindIsKeptOnceWithItsDetail() {
        Event[] events = {
            event(device)
                    .setAlarm(
                            AlarmEvent.newBuilder()
                                    .setType("temperature-high")
                                    .setActive(true)
                                    .setMetric("temperature1")
                                    .setValue(805))
                    .build(),
            event(device)
                    .setFault(FaultEvent.newBuilder().setType("ct-open").setActive(true))
                    .build(),
            event(device).setBoot(BootEvent.newBuilder().setFirmware("1.2")).build(),
            event(device)
                    .setSession(SessionEvent.newBuilder().setConnected(true).setSession("s-1"))
                    .build(),
            event(device).setOperation(OperationEvent.newBuilder().setOperation("silence")).build(),
            event(device)
                    .setRaw(
                            RawEvent.newBuilder()
                                    .setProtocol("gb26875")
                                    .setBody(ByteString.copyFrom(new byte[] {1, 2, 0})))
                    .build(),
            event(device).setSecurity(SecurityEvent.newBuilder().setType("forbidden-topic")).build()
        };
        gateway.events(device, events);
        gateway.events(device, events);
        await().atMost(SOON).until(() -> ledger.now().duplicate() == 7);

        assertThat(ledger.now().stored()).isEqualTo(7);
        String path = "/api/v1/devices/" + device + "/events";
        fleet.get(path + "?count=true").body("items", hasSize(7)).body("count", equalTo(7));
        fleet.get(path + "?kind=alarm")
                .body("items", hasSize(1))
                .body("items[0].deviceId", equalTo(device.toString()))
                .body("items[0].timeQuality", equalTo("device"))
                .body("items[0].detail.type", equalTo("temperature-high"))
                .body("items[0].detail.active", equalTo(true))
                .body("items[0].detail.value", equalTo(80.5f));
        fleet.get(path + "?kind=raw").body("items[0].bodyBase64", equalTo("AQIA"));
        fleet.get(path + "?kind=session").body("items[0].detail.session", equalTo("s-1"));
    }

    @Test
    void eventsComeNewestFirstAndByPage() {
        for (int i = 0; i < 5; i++) {
            gateway.events(
                    device,
                    event(device)
                            .setAtMs(1_700_000_000_000L + i)
                            .setBoot(BootEvent.newBuilder().setReason("boot " + i))
                            .build());
        }
        await().atMost(SOON).until(() -> ledger.now().stored() == 5);

        String path = "/api/v1/devices/" + device + "/events?limit=3";
        String next =
                fleet.get(path)
                        .body("items.detail.reason", contains("boot 4", "boot 3", "boot 2"))
                        .extract()
                        .path("next");
        fleet.get(path + "&cursor=" + next)
                .body("items.detail.reason", contains("boot 1", "boot 0"))
                .body("next", equalTo(null));
    }

    @Test
    void aHeartbeatOnlyMovesWhenTheDeviceWasHeardAndOnlyForward() throws Exception {
        Event seen = event(device).setSeen(SeenEvent.getDefaultInstance()).build();
        Event earlier =
                seen.toBuilder()
                        .setId(FakeGateway.bytes(UUID.randomUUID()))
                        .setReceivedAtMs(seen.getReceivedAtMs() - 60_000)
                        .build();
        gateway.events(device, seen);
        gateway.events(device, earlier);
        await().atMost(SOON).until(() -> ledger.now().stored() == 2);

        fleet.get("/api/v1/devices/" + device + "/events").body("items", hasSize(0));
        try (OwnerSql owner = OwnerSql.owner()) {
            assertThat(
                            owner.number(
                                    """
                                    select (extract(epoch from seen_at) * 1000)::bigint
                                    from device_seen where device_id = ?
                                    """,
                                    device))
                    .isEqualTo(seen.getReceivedAtMs());
        }
    }

    @Test
    void whatTheGatewayCouldNotUnderstandIsInTheQuarantineWithItsBytes() {
        Event event =
                event(device)
                        .setQuarantine(
                                QuarantineEvent.newBuilder()
                                        .setReason("wrong-type")
                                        .setDetail("residualCurrent is a text")
                                        .setTopic("dianan/v1/readings")
                                        .setBody(ByteString.copyFromUtf8("{\"values\":{}}")))
                        .build();
        Event binary =
                event(device)
                        .setQuarantine(
                                QuarantineEvent.newBuilder()
                                        .setReason("unparsable")
                                        .setBody(ByteString.copyFrom(new byte[] {0, -1})))
                        .build();
        gateway.events(device, event, binary);
        gateway.events(device, event);
        await().atMost(SOON).until(() -> ledger.now().duplicate() == 1);

        assertThat(ledger.now().quarantined()).isEqualTo(2);
        String path = "/api/v1/quarantine?device=" + device;
        fleet.get(path + "&reason=wrong-type")
                .body("items", hasSize(1))
                .body("items[0].detail", equalTo("residualCurrent is a text"))
                .body("items[0].topic", equalTo("dianan/v1/readings"))
                .body("items[0].body", equalTo("{\"values\":{}}"))
                .body(
                        "items[0].sha256",
                        equalTo(
                                "ad206068c29722297302d4fadb11c198d45356f4a95c319d937e57a9290aa547"));
        fleet.get(path + "&reason=unparsable").body("items[0].bodyBase64", equalTo("AP8="));
        fleet.get(path + "&from=" + Instant.now().plusSeconds(60)).body("items", hasSize(0));
    }

    @Test
    void anEventOfNobodyIsKeptAndOnlyThePlatformSeesIt() throws Exception {
        UUID stranger = UUID.randomUUID();
        Event attempt =
                event(stranger)
                        .setQuarantine(QuarantineEvent.newBuilder().setReason("no-device"))
                        .build();
        gateway.events(stranger, attempt);
        await().atMost(SOON).until(() -> ledger.now().quarantined() == 1);

        String path = "/api/v1/quarantine?device=" + stranger;
        Fleet.of(Tokens.systemAdmin()).get(path).body("items", hasSize(1));
        fleet.get(path).body("items", hasSize(0));
        Fleet.of(Tokens.regulator("330000")).get(path).body("items", hasSize(0));
    }

    @Test
    void aKindOfALaterVersionIsKeptWholeInTheQuarantine() {
        Event later = event(device).build();
        gateway.events(device, later);
        await().atMost(SOON).until(() -> ledger.now().quarantined() == 1);

        fleet.get("/api/v1/quarantine?device=" + device)
                .body("items.reason", contains("unknown-kind"));
    }
}
