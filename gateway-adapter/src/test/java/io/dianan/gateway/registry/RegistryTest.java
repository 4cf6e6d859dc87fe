package io.dianan.gateway.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.contracts.registry.GatewayDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final UUID A = new UUID(1, 1);
    private static final UUID B = new UUID(1, 2);

    private final Registry registry = new Registry();

    @Test
    void anOlderVersionChangesNothing() {
        registry.upsert(device(A, 2, "in-service", "new"));
        registry.upsert(device(A, 1, "in-service", "old"));
        assertThat(registry.byCredential("new")).isPresent();
        assertThat(registry.byCredential("old")).isEmpty();
    }

    @Test
    void aRemovedCredentialIsUnknownFromThenOn() {
        registry.upsert(device(A, 1, "in-service", "one", "two"));
        registry.upsert(device(A, 2, "in-service", "two"));
        assertThat(registry.byCredential("one")).isEmpty();
        assertThat(registry.byCredential("two")).isPresent();
    }

    @Test
    void aCredentialThatMovedIsNotTakenFromItsNewDeviceByTheLateWordOfTheOldOne() {
        registry.upsert(device(A, 1, "in-service", "token"));
        registry.upsert(device(B, 1, "in-service", "token"));
        registry.upsert(device(A, 2, "in-service"));
        assertThat(registry.byCredential("token").orElseThrow().id()).isEqualTo(B);
    }

    @Test
    void whatAWholeSnapshotDoesNotNameIsGoneAndIsTold() {
        registry.upsert(device(A, 1, "in-service", "a"));
        registry.upsert(device(B, 1, "in-service", "b"));
        List<UUID> told = new ArrayList<>();
        registry.onChange(changed -> told.add(changed.id()));

        registry.snapshotBegins();
        registry.upsert(device(A, 1, "in-service", "a"));
        registry.snapshotEnds();

        assertThat(registry.device(B)).isNull();
        assertThat(registry.byCredential("b")).isEmpty();
        assertThat(registry.bySerial("SN-" + B)).isEmpty();
        assertThat(told).containsExactly(B);
    }

    @Test
    void aBrokenSnapshotTakesNothingAway() {
        registry.upsert(device(A, 1, "in-service", "a"));
        registry.snapshotBegins();
        registry.snapshotBroke();
        registry.snapshotEnds();
        assertThat(registry.byCredential("a")).isPresent();
    }

    @Test
    void aDeviceRegisteredWhileASnapshotIsReadStays() {
        registry.snapshotBegins();
        registry.upsert(device(A, 1, "in-service", "a"));
        registry.snapshotEnds();
        assertThat(registry.byCredential("a")).isPresent();
    }

    @Test
    void aRemovedDeviceAdmitsNobody() {
        registry.upsert(device(A, 1, "removed", "a"));
        assertThat(registry.byCredential("a").orElseThrow().admits("a")).isFalse();
    }

    private static GatewayDevice device(UUID id, long version, String state, String... keys) {
        List<GatewayDevice.Credential> credentials = new ArrayList<>();
        for (String key : keys) {
            credentials.add(new GatewayDevice.Credential(new UUID(9, 9), "access-token", key));
        }
        return new GatewayDevice(
                id, version, "SN-" + id, state, new UUID(5, 5), null, List.of(), credentials);
    }
}
