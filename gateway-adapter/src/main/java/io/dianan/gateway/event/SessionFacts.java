package io.dianan.gateway.event;

/**
 * A connection in the words of an event.
 *
 * @param id of the connection
 * @param protocol {@code mqtt-3.1.1}, {@code mqtt-5} or {@code gb26875}
 * @param peer address and port
 */
public record SessionFacts(String id, String protocol, String peer) {}
