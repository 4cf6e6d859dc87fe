package io.dianan.platform.lane;

import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.topic.Topics;
import java.util.Locale;

/** What travels on a lane: readings and events have a topic, an owner and a thread each. */
public enum LaneKind {
    READINGS,
    EVENTS;

    /** As rows, metrics and channels name it: {@code readings}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String topic(Lane lane) {
        return switch (this) {
            case READINGS -> Topics.readings(lane);
            case EVENTS -> Topics.events(lane);
        };
    }
}
