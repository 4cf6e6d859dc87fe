package io.dianan.gateway.decode;

import io.dianan.gateway.clock.EventTime;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object of a payload, before anything is known of its meaning.
 *
 * @param channel what the device named; 0 where it named none
 * @param sequence the device's own number; null where it sends none
 * @param messageId the device's own id; null where it sends none
 */
record DeviceRecord(
        EventTime time,
        int channel,
        @Nullable Long sequence,
        @Nullable String messageId,
        List<Field> fields) {

    /** A key and its value; {@code null} values are left out, since they say that there is none. */
    sealed interface Field {
        String key();
    }

    record NumberField(String key, BigDecimal value) implements Field {}

    record FlagField(String key, boolean value) implements Field {}

    /** Text, an object or an array: nothing that a reading can hold. */
    record OtherField(String key) implements Field {}
}
