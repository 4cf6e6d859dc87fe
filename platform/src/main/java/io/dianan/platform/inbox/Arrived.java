package io.dianan.platform.inbox;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** A message that is not settled yet, with what acknowledges it and its repetitions. */
final class Arrived {
    /** After a reconnect the earlier acknowledgement is dead; one too many comes once more. */
    private static final int ACKNOWLEDGEMENTS_MAX = 4;

    private final Key key;
    private final Deque<Runnable> acknowledgements = new ArrayDeque<>(1);

    Arrived(String topic, byte[] payload, Runnable acknowledgement) {
        this.key = new Key(topic, ByteBuffer.wrap(payload));
        acknowledgements.add(acknowledgement);
    }

    /** Equal for a repetition. */
    record Key(String topic, ByteBuffer payload) {}

    Key key() {
        return key;
    }

    String topic() {
        return key.topic();
    }

    byte[] payload() {
        return key.payload().array();
    }

    /** Takes a repetition's acknowledgement over. */
    void join(Arrived repetition) {
        acknowledgements.addAll(repetition.acknowledgements);
        while (acknowledgements.size() > ACKNOWLEDGEMENTS_MAX) {
            acknowledgements.removeFirst();
        }
    }

    void acknowledge() {
        acknowledgements.forEach(Runnable::run);
    }
}
