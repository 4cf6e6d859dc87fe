package io.dianan.launcher.suite;

import java.util.List;

/** Every port of the suite, all moved by one offset so that two suites fit on one machine. */
public record Ports(int offset) {
    private static final int PORT_MAX = 65_535;
    private static final int HIGHEST = 29_000;

    /** A port and what it is for. */
    public record Named(String what, int number) {}

    public Ports {
        if (offset < 0 || HIGHEST + offset > PORT_MAX) {
            throw new IllegalArgumentException(
                    "a port offset lies between 0 and " + (PORT_MAX - HIGHEST));
        }
    }

    public int frontDoor() {
        return 8080 + offset;
    }

    public int deviceMqtt() {
        return 1883 + offset;
    }

    public int transmitters() {
        return 26_875 + offset;
    }

    public int tenant() {
        return 8081 + offset;
    }

    public int device() {
        return 8082 + offset;
    }

    public int alarm() {
        return 8083 + offset;
    }

    public int gateway() {
        return 8085 + offset;
    }

    /** Management port of a service, from its API port. */
    static int management(int api) {
        return api + 1000;
    }

    public int broker() {
        return 21_883 + offset;
    }

    public int postgres() {
        return 25_432 + offset;
    }

    public int keycloak() {
        return 28_080 + offset;
    }

    public int keycloakManagement() {
        return HIGHEST + offset;
    }

    public List<Named> all() {
        return List.of(
                new Named("the front door", frontDoor()),
                new Named("devices' MQTT", deviceMqtt()),
                new Named("fire transmitters", transmitters()),
                new Named("tenant-service", tenant()),
                new Named("tenant-service management", management(tenant())),
                new Named("device-service", device()),
                new Named("device-service management", management(device())),
                new Named("alarm-service", alarm()),
                new Named("alarm-service management", management(alarm())),
                new Named("gateway-adapter", gateway()),
                new Named("gateway-adapter management", management(gateway())),
                new Named("the broker", broker()),
                new Named("PostgreSQL", postgres()),
                new Named("the identity provider", keycloak()),
                new Named("the identity provider's management", keycloakManagement()));
    }
}
