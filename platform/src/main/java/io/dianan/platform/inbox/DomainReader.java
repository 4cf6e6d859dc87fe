package io.dianan.platform.inbox;

import io.dianan.contracts.event.DomainEvent;

/**
 * Keeps what another service tells of one kind of thing. A bean of this type is found by the inbox.
 */
public interface DomainReader<T> {
    /** Word of the service that tells: {@code device}. */
    String owner();

    /** Type of its events. */
    String type();

    /** Shape of the state. */
    Class<T> data();

    /**
     * Keeps the state by its version and returns after the commit; called outside of a transaction,
     * by one thread. The same event may come again, and an older one after a newer one.
     */
    void read(DomainEvent<T> event);
}
