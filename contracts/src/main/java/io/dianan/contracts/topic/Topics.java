package io.dianan.contracts.topic;

import io.dianan.contracts.lane.Lane;
import java.util.List;

/**
 * Every topic of the inside broker by name, and the durable queues that must exist before the first
 * message.
 */
public final class Topics {
    private static final String READINGS = "dianan/readings/";
    private static final String EVENTS = "dianan/events/";
    private static final String DOMAIN = "dianan/domain/";

    /**
     * Retained message of the broker process, published after it has created the durable queues: a
     * JSON array of the consumers' names ({@code ["device"]}). The gateway keeps its doors shut
     * until it has seen every consumer it is configured for.
     */
    public static final String QUEUES_READY = "dianan/broker/queues-ready";

    private Topics() {}

    public static String readings(Lane lane) {
        return READINGS + lane.number();
    }

    public static String events(Lane lane) {
        return EVENTS + lane.number();
    }

    /**
     * Domain events of one service and type, as {@link io.dianan.contracts.event.DomainEvent} JSON.
     */
    public static String domain(String service, String type) {
        return DOMAIN + service + "/" + type;
    }

    /** Filter for all domain events of one service. */
    public static String domainOf(String service) {
        return DOMAIN + service + "/#";
    }

    /**
     * The services whose domain events a consumer keeps copies from; the broker holds a durable
     * queue for each from its start. Empty for a service that keeps none.
     */
    public static List<String> domainOwners(String consumer) {
        return switch (consumer) {
            case "device" -> List.of("tenant");
            case "alarm" -> List.of("tenant", "device");
            default -> List.of();
        };
    }

    /** Client id, and with it the durable session, of a consumer's domain events. */
    public static String domainClient(String consumer) {
        return consumer + "-domain";
    }

    /**
     * Client id, and with it the durable session, of a consumer's readings lane: {@code
     * device-readings-3}.
     */
    public static String readingsClient(String consumer, Lane lane) {
        return consumer + "-readings-" + lane.number();
    }

    /** Client id of a consumer's events lane: {@code device-events-3}. */
    public static String eventsClient(String consumer, Lane lane) {
        return consumer + "-events-" + lane.number();
    }
}
