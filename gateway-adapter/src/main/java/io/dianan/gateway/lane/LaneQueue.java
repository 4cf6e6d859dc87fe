package io.dianan.gateway.lane;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * What waits in one lane. Offering never fails and never blocks: a source learns that the lane is
 * full, holds its next message back and is called when there is room. So the queue passes its
 * bounds by what was under way in that moment, one message a source, and nothing is dropped.
 */
final class LaneQueue {
    static final int BATCH_ITEMS_MAX = 500;

    /** 256 KiB, less what header and tags take at most. */
    static final int BATCH_BYTES_MAX = 256 * 1024 - 4 * 1024;

    private final int itemsMax;
    private final int bytesMax;
    private final Queue<LaneItem> waiting = new ArrayDeque<>();
    private final Queue<Runnable> sources = new ArrayDeque<>();
    private int waitingBytes;

    /**
     * What was taken to be shipped.
     *
     * @param watermarkMs everything received before it is in this batch or an earlier one
     */
    record Shipment(List<LaneItem> items, long watermarkMs) {}

    LaneQueue(int itemsMax, int bytesMax) {
        this.itemsMax = itemsMax;
        this.bytesMax = bytesMax;
    }

    synchronized void offer(LaneItem item) {
        waiting.add(item);
        waitingBytes += item.bytes().length;
    }

    synchronized boolean full() {
        return waiting.size() >= itemsMax || waitingBytes >= bytesMax;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    synchronized int size() {
        return waiting.size();
    }

    /** Calls {@code source} once there is room; at once, if there is room now. */
    void whenRoom(Runnable source) {
        synchronized (this) {
            if (full()) {
                sources.add(source);
                return;
            }
        }
        source.run();
    }

    /** Takes the next batch, oldest first, and at least one item if any waits. */
    synchronized Shipment take(long nowMs) {
        List<LaneItem> items = new ArrayList<>(Math.min(waiting.size(), BATCH_ITEMS_MAX));
        int bytes = 0;
        LaneItem next = waiting.peek();
        while (next != null
                && items.size() < BATCH_ITEMS_MAX
                && (items.isEmpty() || bytes + next.bytes().length <= BATCH_BYTES_MAX)) {
            waiting.remove();
            bytes += next.bytes().length;
            items.add(next);
            next = waiting.peek();
        }
        waitingBytes -= bytes;
        return new Shipment(items, next == null ? nowMs : Math.min(nowMs, next.receivedAtMs()));
    }

    /**
     * The sources that may go on, first come first served, and no more of them than there are free
     * places: ten thousand that wake at once would only fall over each other.
     */
    List<Runnable> takeSourcesWithRoom() {
        List<Runnable> next = new ArrayList<>();
        synchronized (this) {
            int free = waitingBytes >= bytesMax ? 0 : itemsMax - waiting.size();
            while (next.size() < free && !sources.isEmpty()) {
                next.add(sources.remove());
            }
        }
        return next;
    }
}
