package io.dianan.simulator.transmitter;

import java.time.Duration;

/**
 * How a transmitter treats a center that does not confirm.
 *
 * @param answerWithin then the frame is sent again
 * @param resends of one frame on one connection; then the transmitter connects anew
 * @param afterDenial pause before a denied frame is sent again
 * @param heartbeatEvery the first comes as soon as the connection stands
 * @param reconnectMax longest pause before a new try to connect; pauses double from half a second,
 *     until a frame is confirmed
 */
public record Patience(
        Duration answerWithin,
        int resends,
        Duration afterDenial,
        Duration heartbeatEvery,
        Duration reconnectMax) {

    /** As the standard asks: three resends, ten seconds apart. */
    public static final Patience USUAL =
            new Patience(
                    Duration.ofSeconds(10),
                    3,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(15));

    /** Before the try after so many failed ones. */
    Duration pause(int failures) {
        Duration doubled = Duration.ofMillis(500L << Math.min(failures, 10));
        return doubled.compareTo(reconnectMax) < 0 ? doubled : reconnectMax;
    }
}
