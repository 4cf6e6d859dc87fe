package io.dianan.gateway.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Where the registry comes from and how hard we ask for it. */
@ConfigMapping(prefix = "dianan.gateway.registry")
interface RegistryConfig {

    /** Inside address of device-service. */
    URI deviceService();

    /** Folder of the copy on disk. */
    Path stateDir();

    @WithDefault("2S")
    Duration connectTimeout();

    /** Longest silence within an answer; a province is a stream of many seconds. */
    @WithDefault("10S")
    Duration readTimeout();

    /** Longest wait between two attempts while the registry cannot be read. */
    @WithDefault("15S")
    Duration retryMax();

    /** Shortest time between two questions after unknown credentials. */
    @WithDefault("250MS")
    Duration questionInterval();

    /** How long a connecting device waits for the answer to such a question. */
    @WithDefault("5S")
    Duration questionWaitMax();

    /** Connecting devices that may wait for an answer at once; more are told that we are busy. */
    @WithDefault("1000")
    int questionsWaitingMax();

    /** How long a credential that device-service does not know is refused without asking again. */
    @WithDefault("3S")
    Duration unknownRemembered();
}
