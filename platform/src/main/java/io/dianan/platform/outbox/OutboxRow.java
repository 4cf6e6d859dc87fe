package io.dianan.platform.outbox;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.dianan.contracts.event.DomainEvent;
import io.dianan.platform.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * An event that has its number and waits for the broker's answer.
 *
 * @param data JSON text, as it was appended
 */
record OutboxRow(
        UUID id, String type, UUID subject, long version, Instant at, String data, long number) {

    /** The event as it leaves. */
    byte[] event(String service) {
        DomainEvent<Raw> event =
                new DomainEvent<>(
                        DomainEvent.SPEC_VERSION,
                        id.toString(),
                        "/" + service,
                        type,
                        subject.toString(),
                        at,
                        number,
                        version,
                        new Raw(data));
        return WireJson.write(event).getBytes(StandardCharsets.UTF_8);
    }

    /** JSON text that is written as it is. */
    record Raw(@com.fasterxml.jackson.annotation.JsonValue @JsonRawValue String json) {}
}
