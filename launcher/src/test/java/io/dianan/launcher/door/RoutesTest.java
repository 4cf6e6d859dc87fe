package io.dianan.launcher.door;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    private static final Routes.Target DEVICE = new Routes.Target("device", 1);
    private static final Routes.Target IDENTITY = new Routes.Target("identity", 2);
    private final Routes routes =
            new Routes(Map.of(DEVICE, Set.of("devices", "circuits")), IDENTITY);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/devices",
                "/api/v1/devices/",
                "/api/v1/devices/7/credentials",
                "/api/v1/circuits/%E7%94%B2"
            })
    void anApiPathGoesToTheOwnerOfItsFirstSegment(String path) {
        assertEquals(new Routes.Inwards(DEVICE), routes.of(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/realms/dianan",
                "/auth/realms/dianan/protocol/openid-connect/token",
                "/auth/resources/x/login/css/styles.css"
            })
    void theRealmIsOpen(String path) {
        assertEquals(new Routes.Inwards(IDENTITY), routes.of(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/auth/admin",
                "/auth/admin/realms",
                "/auth/realms/master",
                "/auth/realms/dianan2",
                "/auth",
                "/internal/v1/gateway-registry",
                "/api/v1/internal",
                "/api/v1",
                "/api/v1/",
                "/api/v2/devices",
                "/api/v1/Devices",
                "/api/v1/dev%69ces",
                "/q/metrics",
                "/metrics"
            })
    void nothingElseIsThere(String path) {
        assertInstanceOf(Routes.Nowhere.class, routes.of(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/devices/../../../internal/v1/x",
                "/api/v1/devices/..",
                "/api/v1/./devices",
                "/api/v1/devices/%2e%2e/%2e%2e/internal",
                "/api/v1/devices/.%2E/x",
                "/api/v1/devices/..;a=b/x",
                "/api/v1/devices%2f..%2finternal",
                "/api/v1/devices/%5c..",
                "/api/v1/devices/..\\x",
                "/auth/realms/dianan/..;/master",
                "//auth/admin",
                "/auth//admin",
                "api/v1/devices",
                ""
            })
    void aPathThatCanBeReadInTwoWaysIsReadInNone(String path) {
        assertInstanceOf(Routes.Ambiguous.class, routes.of(path));
    }

    @Test
    void theRootIsThePageOfAddresses() {
        assertInstanceOf(Routes.Welcome.class, routes.of("/"));
    }
}
