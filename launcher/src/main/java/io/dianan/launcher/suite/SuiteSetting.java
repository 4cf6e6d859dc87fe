package io.dianan.launcher.suite;

import io.dianan.launcher.broker.BrokerUser;
import io.dianan.launcher.postgres.ServiceDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What every part is made from: folders, ports and secrets of this suite. */
record SuiteSetting(
        Installation installation,
        StateFolder state,
        Ports ports,
        Secrets secrets,
        Optional<Path> failpoints) {
    static final List<String> CONSUMERS = List.of("device", "alarm");
    private static final List<String> DATABASES = List.of("tenant", "device", "alarm");
    private static final List<String> BROKER_USERS =
            List.of(
                    "tenant-service",
                    "device-service",
                    "alarm-service",
                    "gateway-adapter",
                    BrokerUser.ANNOUNCER);

    String address() {
        return "http://localhost:" + ports.frontDoor();
    }

    String realmInside() {
        return "http://127.0.0.1:" + ports.keycloak() + "/auth/realms/dianan";
    }

    String issuer() {
        return address() + "/auth/realms/dianan";
    }

    List<ServiceDatabase> databases() {
        return DATABASES.stream().map(this::database).toList();
    }

    ServiceDatabase database(String name) {
        return new ServiceDatabase(
                name,
                secrets.of("postgres." + name + "_owner"),
                secrets.of("postgres." + name + "_app"));
    }

    List<BrokerUser> brokerUsers() {
        return BROKER_USERS.stream().map(this::brokerUser).toList();
    }

    BrokerUser brokerUser(String name) {
        return new BrokerUser(name, secrets.of("broker." + name));
    }

    String clientSecret(String module) {
        return secrets.of("client." + module);
    }
}
