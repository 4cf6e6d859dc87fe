package io.dianan.launcher.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.dianan.launcher.door.Routes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontDoorRoutesTest {
    private final Ports ports = new Ports(1000);
    private final Routes routes = FrontDoorRoutes.of(ports);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/alarms",
                "/api/v1/alarms/7/acknowledgement",
                "/api/v1/alarm-rules",
                "/api/v1/rule-floors",
                "/api/v1/effective-rules",
                "/api/v1/events/stream",
                "/api/v1/presence"
            })
    void whatAlarmServiceOwnsGoesThere(String path) {
        assertEquals(
                new Routes.Inwards(new Routes.Target("alarm-service", ports.alarm())),
                routes.of(path));
    }

    @Test
    void eventsOfADeviceStayWithDeviceService() {
        assertEquals(
                new Routes.Inwards(new Routes.Target("device-service", ports.device())),
                routes.of("/api/v1/devices/7/events"));
    }

    @Test
    void theInsideOfNoServiceIsReached() {
        assertInstanceOf(Routes.Nowhere.class, routes.of("/internal/v1/device-states"));
    }
}
