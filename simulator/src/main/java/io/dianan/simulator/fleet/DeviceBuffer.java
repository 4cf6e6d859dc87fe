package io.dianan.simulator.fleet;

import io.dianan.simulator.ledger.LedgerLine.Taken;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The messages that a device keeps: in the order of their sequence, until each is acknowledged.
 * Used by one thread.
 */
final class DeviceBuffer {
    private final NavigableMap<Long, Taken> unacknowledged = new TreeMap<>();
    private final Set<Long> published = new HashSet<>();
    private Deque<Taken> toSend = new ArrayDeque<>();
    private final List<Taken> held = new ArrayList<>();

    int size() {
        return unacknowledged.size();
    }

    void add(Taken taken) {
        unacknowledged.put(taken.sequence(), taken);
        toSend.add(taken);
    }

    /** Keeps a message back until {@link #release}. */
    void hold(Taken taken) {
        unacknowledged.put(taken.sequence(), taken);
        held.add(taken);
    }

    /** Lets go what was kept back: behind what has been sent since. */
    void release() {
        toSend.addAll(held);
        held.clear();
    }

    /** The next message to publish; it is on its way from now on. */
    Optional<Taken> next() {
        return Optional.ofNullable(toSend.poll());
    }

    /** Notes a publish; true when it is the message's first. */
    boolean published(Taken taken) {
        return published.add(taken.sequence());
    }

    /** Notes an acknowledgement; true when it is the message's first. */
    boolean acknowledged(Taken taken) {
        published.remove(taken.sequence());
        return unacknowledged.remove(taken.sequence()) != null;
    }

    /** The connection is lost: everything unacknowledged goes out again, oldest first. */
    void rewind() {
        held.clear();
        toSend = new ArrayDeque<>(unacknowledged.values());
    }

    /** Takes over what an earlier run left, as published before. */
    void recover(List<Taken> left) {
        for (Taken taken : left) {
            unacknowledged.put(taken.sequence(), taken);
            published.add(taken.sequence());
        }
        rewind();
    }
}
