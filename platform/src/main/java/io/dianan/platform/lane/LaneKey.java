package io.dianan.platform.lane;

import io.dianan.contracts.lane.Lane;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** One lane of one kind. */
public record LaneKey(LaneKind kind, Lane lane) {

    /** The lane whose topic this is. */
    public static Optional<LaneKey> ofTopic(String topic) {
        return Arrays.stream(LaneKind.values())
                .flatMap(
                        kind ->
                                IntStream.range(0, Lane.COUNT)
                                        .mapToObj(number -> new LaneKey(kind, new Lane(number))))
                .filter(key -> key.topic().equals(topic))
                .findFirst();
    }

    public String topic() {
        return kind.topic(lane);
    }

    /** {@code readings-3}, also the channel's name. */
    @Override
    public String toString() {
        return kind.word() + "-" + lane;
    }
}
