package io.dianan.alarm.evaluate;

import io.dianan.platform.json.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** States of circuits and clocks of devices. Works within the caller's transaction. */
@ApplicationScoped
class EvaluationStore {
    private final Session session;

    EvaluationStore(Session session) {
        this.session = session;
    }

    /** A circuit's state as its row. */
    record StateRow(UUID circuitId, UUID deviceId, CircuitState state) {}

    List<StateRow> states(int lane) {
        String sql =
                """
                select circuit_id, device_id, cast(state as text)
                  from evaluation
                 where lane = :lane
                """;
        return session
                .createNativeQuery(sql, TextRow.class)
                .setParameter("lane", lane)
                .getResultList()
                .stream()
                .map(row -> new StateRow(row.circuitId, row.deviceId, state(row.text)))
                .toList();
    }

    void keep(int lane, Collection<StateRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String sql =
                """
                insert into evaluation (circuit_id, device_id, lane, last_at, normal_since, state)
                select "circuitId", "deviceId", :lane, cast(state ->> 'lastAt' as timestamptz),
                       cast(state ->> 'normalSince' as timestamptz), state
                  from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                         "circuitId" uuid, "deviceId" uuid, state jsonb)
                 order by "circuitId"
                on conflict (circuit_id) do update
                   set device_id = excluded.device_id, lane = excluded.lane,
                       last_at = excluded.last_at, normal_since = excluded.normal_since,
                       state = excluded.state
                """;
        session.createNativeMutationQuery(sql)
                .setParameter("lane", lane)
                .setParameter("rows", WireJson.write(rows))
                .executeUpdate();
    }

    /** Circuits that have been normal since before then are forgotten. */
    void forgetNormalSince(int lane, Instant before) {
        session.createNativeMutationQuery(
                        "delete from evaluation where lane = :lane and normal_since < :before")
                .setParameter("lane", lane)
                .setParameter("before", before)
                .executeUpdate();
    }

    Map<UUID, Long> clockOffsets(int lane) {
        return session
                .createNativeQuery(
                        "select device_id, offset_millis from device_clock where lane = :lane",
                        ClockRow.class)
                .setParameter("lane", lane)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(ClockRow::deviceId, ClockRow::offsetMillis));
    }

    void keepClocks(int lane, Map<UUID, Long> offsetMillis) {
        if (offsetMillis.isEmpty()) {
            return;
        }
        List<ClockRow> rows =
                offsetMillis.entrySet().stream()
                        .map(entry -> new ClockRow(entry.getKey(), entry.getValue()))
                        .toList();
        String sql =
                """
                insert into device_clock (device_id, lane, offset_millis)
                select "deviceId", :lane, "offsetMillis"
                  from jsonb_to_recordset(cast(:rows as jsonb)) as r(
                         "deviceId" uuid, "offsetMillis" bigint)
                 order by "deviceId"
                on conflict (device_id) do update
                   set lane = excluded.lane, offset_millis = excluded.offset_millis
                """;
        session.createNativeMutationQuery(sql)
                .setParameter("lane", lane)
                .setParameter("rows", WireJson.write(rows))
                .executeUpdate();
    }

    private static CircuitState state(@Nullable String text) {
        try {
            return WireJson.read(
                    String.valueOf(text).getBytes(StandardCharsets.UTF_8), CircuitState.class);
        } catch (IOException e) {
            throw new IllegalStateException("a row does not fit the state of a circuit", e);
        }
    }

    record TextRow(UUID circuitId, UUID deviceId, String text) {}

    record ClockRow(UUID deviceId, Long offsetMillis) {}
}
