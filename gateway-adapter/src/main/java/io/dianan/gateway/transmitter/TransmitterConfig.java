package io.dianan.gateway.transmitter;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The door's address, and the bounds of what may stand in it. */
@ConfigMapping(prefix = "dianan.gateway.gb26875")
interface TransmitterConfig {

    String host();

    int port();

    /** Event loops that share the connections. */
    @WithDefault("2")
    int loops();

    /** Connections at once; one more is closed at once. With MQTT's below the limit of files. */
    @WithDefault("3000")
    int connectionsMax();

    /** How long a connection may stand without a frame of a registered address. */
    @WithDefault("60S")
    Duration strangerMax();

    /**
     * How long a connection may stand without a whole frame. Heartbeats come every 20 to 30 s; who
     * sends none has at least its link inspected every two hours, and connects anew for it.
     */
    @WithDefault("10M")
    Duration silenceMax();

    /** How long a begun frame may take; below the 10 s after which it is sent again. */
    @WithDefault("5S")
    Duration frameWithin();

    /** Bytes that belong to no frame, one after another; then it is no transmitter. */
    @WithDefault("65536")
    int garbageBytesMax();

    /** Frames of one connection that wait for their confirmation; then we stop reading it. */
    @WithDefault("200")
    int unacknowledgedMax();

    /** How long a transmitter may leave our answers unread. */
    @WithDefault("30S")
    Duration unreadMax();
}
