package io.dianan.launcher.broker;

import java.nio.file.Path;
import java.util.List;

/**
 * What a broker needs to start.
 *
 * @param consumers names of the consuming services whose lane queues must exist: {@code device}
 * @param addressBytesMax messages of one address kept on disk; above it publishers are cut off
 *     before anything acknowledged is lost
 */
public record BrokerSettings(
        String host,
        int port,
        Path folder,
        List<BrokerUser> users,
        List<String> consumers,
        long addressBytesMax) {
    /** Two days of a province's readings on one lane. */
    public static final long ADDRESS_BYTES_MAX = 4L << 30;

    public BrokerSettings {
        users = List.copyOf(users);
        consumers = List.copyOf(consumers);
        if (users.stream().noneMatch(user -> user.name().equals(BrokerUser.ANNOUNCER))) {
            throw new IllegalArgumentException(
                    "the broker needs a user " + BrokerUser.ANNOUNCER + " to announce its queues");
        }
    }

    BrokerUser announcer() {
        return users.stream()
                .filter(user -> user.name().equals(BrokerUser.ANNOUNCER))
                .findFirst()
                .orElseThrow();
    }
}
