package io.dianan.contracts.event;

import java.time.Instant;
import java.util.Objects;

/**
 * A CloudEvents 1.0 envelope in structured JSON mode. {@code data} is the full state of {@code
 * subject} at {@code version}; a reader keeps the highest version, so repetition and order do no
 * harm.
 *
 * @param specversion always {@code 1.0}
 * @param id UUID of the outbox row; the same at each repetition
 * @param source {@code /device-service}
 * @param type {@code gateway-device}, {@code gateway-model}, …; kebab-case, also the last level of
 *     the topic
 * @param subject id of the thing
 * @param time when the change was committed
 * @param number running number by service, given by the relay at publish; from 1 without gaps
 * @param version version of the subject, from 1
 * @param data state, shaped by {@code type}
 */
public record DomainEvent<T>(
        String specversion,
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        long number,
        long version,
        T data) {
    public static final String SPEC_VERSION = "1.0";

    public DomainEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(data, "data");
    }
}
