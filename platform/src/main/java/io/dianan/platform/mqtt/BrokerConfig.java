package io.dianan.platform.mqtt;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the inside broker is and who we are there: {@code DIANAN_BROKER_HOST} and so on. */
@ConfigMapping(prefix = "dianan.broker")
public interface BrokerConfig {
    String host();

    int port();

    /** User names are the modules' names; absent only where the broker asks for none. */
    Optional<String> user();

    Optional<String> password();
}
