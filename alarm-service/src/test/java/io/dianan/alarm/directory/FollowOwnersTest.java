package io.dianan.alarm.directory;

import static io.dianan.alarm.directory.Fleet.ENTERPRISE_A1;
import static io.dianan.alarm.directory.Fleet.GONGSHU;
import static io.dianan.alarm.directory.Fleet.PROVIDER_A;
import static io.dianan.alarm.directory.Fleet.PROVIDER_B;
import static io.dianan.alarm.directory.Fleet.XIHU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.alarm.AlarmSuite;
import io.dianan.alarm.Peers;
import io.dianan.contracts.id.Uuid7;
import io.dianan.contracts.state.DeviceState;
import io.dianan.contracts.state.EnterpriseState;
import io.dianan.contracts.state.ProviderState;
import io.dianan.contracts.state.SiteState;
import io.dianan.platform.json.WireJson;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.dianan.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The copies, fed by what their owners tell through the real broker. */
@QuarkusTest
@AlarmSuite
class FollowOwnersTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Directory directory;
    private final OwnerNames names;
    private final ScopeStore scopes;
    private OwnersTold owners;

    FollowOwnersTest(Directory directory, OwnerNames names, ScopeStore scopes) {
        this.directory = directory;
        this.names = names;
        this.scopes = scopes;
    }

    @BeforeEach
    void connect() throws Exception {
        owners = OwnersTold.connect();
    }

    @AfterEach
    void leave() throws Exception {
        owners.close();
    }

    @Test
    void deviceFollowsWhatItsOwnerTellsAndNothingOlder() throws Exception {
        DeviceState first = Fleet.state(Uuid7.next(), PROVIDER_A, ENTERPRISE_A1, GONGSHU);
        DeviceState moved = version(first, 3, PROVIDER_B, XIHU);
        tell(first);
        awaitVersion(first.id(), 1);

        tell(moved);
        awaitVersion(first.id(), 3);
        tell(moved);
        tell(version(first, 2, PROVIDER_A, GONGSHU));
        tell(first);
        settled();

        Device device = stored(first.circuits().getFirst().id());
        assertThat(device.version()).isEqualTo(3);
        assertThat(device.owner()).isEqualTo(new Owner(PROVIDER_B, ENTERPRISE_A1, XIHU));
        assertThat(device.circuits())
                .extracting(Circuit::id)
                .containsExactly(first.circuits().getFirst().id());
    }

    @Test
    void whatIsNoEventAndWhatNobodyReadsHoldsNothingUp() throws Exception {
        DeviceState state = Fleet.state(Uuid7.next(), PROVIDER_A, ENTERPRISE_A1, GONGSHU);
        owners.raw("device", DeviceState.EVENT_TYPE, "not JSON");
        owners.raw("device", DeviceState.EVENT_TYPE, "{\"specversion\": \"1.0\"}");
        owners.tell("device", DeviceState.EVENT_TYPE, state.id(), 1, Map.of("id", state.id()));
        owners.raw("device", "of-a-later-release", "whatever");
        owners.tell("tenant", "complaint", state.id(), 1, Map.of("text", "made"));

        tell(state);

        awaitVersion(state.id(), 1);
    }

    @Test
    void namesFollowTheirOwners() throws Exception {
        UUID provider = Uuid7.next();
        UUID enterprise = Uuid7.next();
        UUID site = Uuid7.next();
        owners.tell(
                "tenant", "site", site, 1, new SiteState(site, 1, enterprise, "场所", XIHU, null));
        owners.tell(
                "tenant",
                "enterprise",
                enterprise,
                1,
                new EnterpriseState(enterprise, 1, "企业", XIHU, null));
        owners.tell("tenant", "provider", provider, 2, new ProviderState(provider, 2, "新名", XIHU));
        owners.tell("tenant", "provider", provider, 1, new ProviderState(provider, 1, "旧名", XIHU));
        settled();

        assertThat(names(provider, enterprise, site))
                .isEqualTo(Map.of(provider, "新名", enterprise, "企业", site, "场所"));
    }

    /** Half of the devices are newer in the snapshot, half in the events that arrive meanwhile. */
    @Test
    void rebuildAmongLiveEventsEndsInTheOwnersNewestState() throws Exception {
        List<DeviceState> shown = new ArrayList<>();
        List<DeviceState> told = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            DeviceState state = Fleet.state(Uuid7.next(), PROVIDER_A, ENTERPRISE_A1, GONGSHU);
            shown.add(version(state, i % 2 == 0 ? 5 : 2, PROVIDER_A, GONGSHU));
            told.add(version(state, i % 2 == 0 ? 4 : 6, PROVIDER_B, XIHU));
        }
        UUID provider = Uuid7.next();
        Peers.put("/internal/v1/device-states", page(shown));
        Peers.put(
                "/internal/v1/provider-states",
                page(List.of(new ProviderState(provider, 7, "快照里的", XIHU))));
        try {
            for (DeviceState state : told.subList(0, 60)) {
                tell(state);
            }
            rebuild();
            for (DeviceState state : told.subList(60, told.size())) {
                tell(state);
            }
            await().atMost(SOON).until(() -> names(provider).containsValue("快照里的"));
            settled();

            for (int i = 0; i < shown.size(); i++) {
                DeviceState newest = i % 2 == 0 ? shown.get(i) : told.get(i);
                Device device = find(newest.id());
                assertThat(device.version()).isEqualTo(newest.version());
                assertThat(device.owner().providerId()).isEqualTo(newest.providerId());
            }
        } finally {
            Peers.put("/internal/v1/device-states", page(List.of()));
            Peers.put("/internal/v1/provider-states", page(List.of()));
        }
    }

    private static void rebuild() {
        RestAssured.given()
                .header("Authorization", "Bearer " + Tokens.machine("launcher"))
                .post("/internal/v1/copies/rebuild")
                .then()
                .statusCode(202);
    }

    private void tell(DeviceState state) throws Exception {
        owners.tell("device", DeviceState.EVENT_TYPE, state.id(), state.version(), state);
    }

    /**
     * Everything told before has been worked on. The broker may deliver one owner's events out of
     * order now and then, so some more go behind before the last is looked for.
     */
    private void settled() throws Exception {
        List<UUID> last = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            UUID id = Uuid7.next();
            last.add(id);
            tell(Fleet.state(id, PROVIDER_A, ENTERPRISE_A1, GONGSHU));
            owners.tell("tenant", "provider", id, 1, new ProviderState(id, 1, "最后", XIHU));
        }
        await().atMost(SOON)
                .until(
                        () ->
                                names(last.toArray(UUID[]::new)).size() == last.size()
                                        && directory.find(last).size() == last.size());
    }

    private Map<UUID, String> names(UUID... ids) {
        return scopes.call(new Scope.Nobody(), () -> names.find(List.of(ids)));
    }

    private void awaitVersion(UUID id, long version) {
        await().atMost(SOON)
                .until(
                        () -> {
                            Device device = directory.find(List.of(id)).get(id);
                            return device != null && device.version() == version;
                        });
    }

    /** From the database, whatever is held in memory. */
    private Device stored(UUID circuit) {
        return scopes.call(
                new Scope.Everything("test"), () -> directory.ofCircuit(circuit).orElseThrow());
    }

    private Device find(UUID id) {
        Device device = directory.find(List.of(id)).get(id);
        assertThat(device).isNotNull();
        return Objects.requireNonNull(device);
    }

    private static String page(List<?> states) {
        return WireJson.write(Map.of("items", states));
    }

    private static DeviceState version(
            DeviceState state, long version, UUID provider, String region) {
        return new DeviceState(
                state.id(),
                version,
                state.serialNumber(),
                state.modelId(),
                state.siteId(),
                state.state(),
                provider,
                state.enterpriseId(),
                region,
                state.reportIntervalSeconds(),
                state.circuits());
    }
}
