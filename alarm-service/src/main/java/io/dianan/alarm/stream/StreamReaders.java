package io.dianan.alarm.stream;

import jakarta.enterprise.context.ApplicationScoped;

/** Makes readers of the one feed. */
@ApplicationScoped
class StreamReaders {
    private final EventFeed feed;
    private final NumberedStore store;
    private final LiveCounts counts;
    private final StreamFloor floor;

    StreamReaders(EventFeed feed, NumberedStore store, LiveCounts counts, StreamFloor floor) {
        this.feed = feed;
        this.store = store;
        this.counts = counts;
        this.floor = floor;
    }

    StreamReader reader(StreamReader.Who who) {
        return new StreamReader(who, feed, store, counts, floor);
    }
}
