package io.dianan.simulator.fleet;

import java.time.Duration;

/**
 * How each device of a fleet behaves.
 *
 * @param window messages that may be on the way without a PUBACK
 * @param bufferMax messages that a device keeps; when it is full, live measurements are not made
 *     (counted as skipped) and recordings wait: nothing that was kept is ever dropped
 * @param reconnectMax longest pause before a new try to connect; pauses double from half a second
 *     and are drawn by chance from their upper half
 */
public record Habits(int window, int bufferMax, Duration reconnectMax, Hostility hostility) {

    public static final Habits USUAL =
            new Habits(10, 2_000, Duration.ofSeconds(15), Hostility.NONE);

    public Habits {
        if (window < 1 || window > 1_000) {
            throw new IllegalArgumentException("a window is 1 to 1000 messages, not " + window);
        }
        if (bufferMax < window) {
            throw new IllegalArgumentException("a buffer holds at least a window of messages");
        }
        if (reconnectMax.toMillis() < 500) {
            throw new IllegalArgumentException("the longest pause is half a second or more");
        }
    }

    public Habits withWindow(int messages) {
        return new Habits(messages, Math.max(bufferMax, messages), reconnectMax, hostility);
    }

    public Habits withBufferMax(int messages) {
        return new Habits(window, messages, reconnectMax, hostility);
    }

    public Habits withReconnectMax(Duration pause) {
        return new Habits(window, bufferMax, pause, hostility);
    }

    public Habits withHostility(Hostility habits) {
        return new Habits(window, bufferMax, reconnectMax, habits);
    }
}
