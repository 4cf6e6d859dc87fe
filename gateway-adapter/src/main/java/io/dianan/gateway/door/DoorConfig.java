package io.dianan.gateway.door;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The door's address, and the bounds of what may stand in it. */
@ConfigMapping(prefix = "dianan.gateway.door")
interface DoorConfig {

    String host();

    int port();

    /** Base64 of the installation's key, shared with device-service. */
    String credentialKey();

    /** Event loops that share the connections. */
    @WithDefault("2")
    int loops();

    /**
     * Connections at once; one more is closed before it may speak. Below the limit of open files.
     */
    @WithDefault("15000")
    int connectionsMax();

    /**
     * Connections that have not signed in yet; one more is closed before it may speak. Half the
     * house is room for a fleet that returns at once, and strangers cannot fill the other half.
     */
    @WithDefault("7500")
    int knocksMax();

    /** How long a connection may take to sign in. */
    @WithDefault("10S")
    Duration signInWithin();

    /** A device's packet, without the two to five bytes in front. */
    @WithDefault("65536")
    int packetBytesMax();

    /** Messages of one connection that wait for their acknowledgement; then we stop reading it. */
    @WithDefault("1000")
    int unacknowledgedMax();

    /** How long a device may leave our answers unread. */
    @WithDefault("30S")
    Duration unreadMax();
}
