package io.dianan.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** A device spoken by somebody else's program: {@code mosquitto_pub}, QoS 1. */
record Mosquitto(RunningSuite suite) {
    /** Publishes and returns once the suite has acknowledged. */
    void publish(String token, String topic, String payload)
            throws IOException, InterruptedException {
        assertThat(start(token, topic, payload).waitFor()).as("mosquitto_pub").isZero();
    }

    /** Ends with another exit code than zero when the suite refuses. */
    Process start(String token, String topic, String payload) throws IOException {
        return new ProcessBuilder(
                        "mosquitto_pub",
                        "-h",
                        "localhost",
                        "-p",
                        Integer.toString(suite.doors().mqttPort()),
                        "-q",
                        "1",
                        "-u",
                        token,
                        "-t",
                        topic,
                        "-m",
                        payload)
                .redirectErrorStream(true)
                .start();
    }
}
