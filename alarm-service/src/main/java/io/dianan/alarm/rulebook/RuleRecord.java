package io.dianan.alarm.rulebook;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Row of a rule. */
@Entity
@Table(name = "alarm_rule")
class RuleRecord {
    @Id UUID id;
    long version;
    String level;
    UUID subjectId;
    String type;
    @Nullable BigDecimal warn;
    BigDecimal alarm;
    @Nullable BigDecimal hysteresis;
    int durationSeconds;
    boolean enabled;
    Instant changedAt;
    String changedBy;
    @Nullable UUID providerId;
    @Nullable UUID enterpriseId;
    @Nullable String regionCode;

    StoredRule toRule() {
        return new StoredRule(
                id,
                RuleLevel.of(level),
                subjectId,
                Quantity.of(type).orElseThrow(),
                new Limits(warn, alarm, hysteresis, Duration.ofSeconds(durationSeconds)));
    }
}
