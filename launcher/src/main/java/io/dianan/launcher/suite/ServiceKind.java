package io.dianan.launcher.suite;

import java.util.List;
import java.util.Optional;

/** The services of the suite: what each one needs and how large it may grow. */
enum ServiceKind {
    TENANT("tenant-service", Optional.of("tenant"), List.of(PostgresPart.NAME), 192),
    DEVICE(
            "device-service",
            Optional.of("device"),
            List.of(PostgresPart.NAME, BrokerPart.NAME),
            384),
    ALARM("alarm-service", Optional.of("alarm"), List.of(PostgresPart.NAME, BrokerPart.NAME), 256),
    GATEWAY("gateway-adapter", Optional.empty(), List.of(BrokerPart.NAME), 384);

    private final String module;
    private final Optional<String> database;
    private final List<String> after;
    private final int heapMib;

    ServiceKind(String module, Optional<String> database, List<String> after, int heapMib) {
        this.module = module;
        this.database = database;
        this.after = after;
        this.heapMib = heapMib;
    }

    String module() {
        return module;
    }

    Optional<String> database() {
        return database;
    }

    List<String> after() {
        return after;
    }

    int heapMib() {
        return heapMib;
    }

    int port(Ports ports) {
        return switch (this) {
            case TENANT -> ports.tenant();
            case DEVICE -> ports.device();
            case ALARM -> ports.alarm();
            case GATEWAY -> ports.gateway();
        };
    }
}
