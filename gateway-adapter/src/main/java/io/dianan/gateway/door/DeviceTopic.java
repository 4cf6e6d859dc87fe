package io.dianan.gateway.door;

import io.dianan.gateway.decode.Shape;

/** What a device means by the topic that it publishes to. */
sealed interface DeviceTopic {

    /** Readings of the device itself. */
    record Readings(Shape shape) implements DeviceTopic {}

    /** Readings of a child of the device. */
    record ChildReadings(String serialNumber) implements DeviceTopic {}

    /** The device's own and not a reading: kept as it is. */
    record Kept() implements DeviceTopic {}

    /** Nobody's, or another's. */
    record Forbidden() implements DeviceTopic {}

    String TELEMETRY = "v1/devices/me/telemetry";
    String READINGS = "dianan/v1/readings";
    String CHILD_HEAD = "dianan/v1/devices/";
    String CHILD_TAIL = "/readings";
    String ATTRIBUTES = "v1/devices/me/attributes";
    String ATTRIBUTES_REQUEST = "v1/devices/me/attributes/request/";
    String RPC_REQUEST = "v1/devices/me/rpc/request/";
    String RPC_RESPONSE = "v1/devices/me/rpc/response/";

    static DeviceTopic of(String name) {
        if (name.equals(TELEMETRY)) {
            return new Readings(Shape.THINGSBOARD);
        }
        if (name.equals(READINGS)) {
            return new Readings(Shape.OWN);
        }
        if (name.startsWith(CHILD_HEAD) && name.endsWith(CHILD_TAIL)) {
            return child(name);
        }
        if (name.equals(ATTRIBUTES)
                || name.startsWith(ATTRIBUTES_REQUEST)
                || name.startsWith(RPC_REQUEST)
                || name.startsWith(RPC_RESPONSE)) {
            return new Kept();
        }
        return new Forbidden();
    }

    /** Whether a device may listen there; nothing is sent yet. */
    static boolean maySubscribe(String filter) {
        return switch (filter) {
            case ATTRIBUTES,
                    "v1/devices/me/attributes/response/+",
                    "v1/devices/me/rpc/request/+",
                    "v1/devices/me/rpc/response/+" ->
                    true;
            default -> false;
        };
    }

    private static DeviceTopic child(String name) {
        int from = CHILD_HEAD.length();
        int to = name.length() - CHILD_TAIL.length();
        if (to <= from || name.indexOf('/', from) != to) {
            return new Forbidden();
        }
        return new ChildReadings(name.substring(from, to));
    }
}
