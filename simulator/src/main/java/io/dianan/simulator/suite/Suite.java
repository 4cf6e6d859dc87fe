package io.dianan.simulator.suite;

import java.net.URI;

/**
 * The doors of a running suite.
 *
 * @param url of the front door, {@code http://localhost:8080}
 * @param mqttHost of the devices' MQTT door
 * @param mqttPort of the devices' MQTT door
 */
public record Suite(URI url, String mqttHost, int mqttPort) {

    public Suite {
        if (mqttPort < 1 || mqttPort > 65_535) {
            throw new IllegalArgumentException("no such port: " + mqttPort);
        }
        String text = url.toString();
        url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** A path of the front door, {@code /api/v1/devices?limit=50}. */
    public URI at(String path) {
        return URI.create(url + path);
    }
}
