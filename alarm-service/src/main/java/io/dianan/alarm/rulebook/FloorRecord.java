package io.dianan.alarm.rulebook;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of a floor. */
@Entity
@Table(name = "rule_floor")
class FloorRecord {
    @Id UUID id;
    long version;
    @Nullable String regionCode;
    String type;
    BigDecimal limitMin;
    BigDecimal limitMax;
    @Nullable BigDecimal warn;
    BigDecimal alarm;
    @Nullable BigDecimal hysteresis;
    int durationSeconds;
    Instant changedAt;
    String changedBy;

    RuleFloor toFloor() {
        return new RuleFloor(
                id,
                regionCode,
                Quantity.of(type).orElseThrow(),
                new Bound(limitMin, limitMax),
                new Limits(warn, alarm, hysteresis, Duration.ofSeconds(durationSeconds)));
    }
}
