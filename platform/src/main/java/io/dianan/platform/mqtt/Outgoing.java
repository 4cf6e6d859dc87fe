package io.dianan.platform.mqtt;

import io.vertx.core.buffer.Buffer;
import java.util.concurrent.CompletableFuture;

/** A message on its way; two with the same content are still two. */
final class Outgoing {
    private final String topic;
    private final Buffer payload;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Outgoing(String topic, byte[] payload) {
        this.topic = topic;
        this.payload = Buffer.buffer(payload);
    }

    String topic() {
        return topic;
    }

    Buffer payload() {
        return payload;
    }

    /** Completed with the broker's PUBACK. */
    CompletableFuture<Void> done() {
        return done;
    }
}
