package io.dianan.alarm.alarm;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One line of an alarm's timeline. Written once. */
@Entity
@Table(name = "alarm_line")
public class LineRecord {
    @Id UUID id;
    UUID alarmId;
    long alarmVersion;
    Instant at;
    String kind;
    @Nullable String actor;
    @Nullable String actorName;

    @JdbcTypeCode(SqlTypes.JSON)
    String detail;

    @Nullable UUID providerId;
    @Nullable UUID enterpriseId;
    String regionCode;

    protected LineRecord() {}
}
