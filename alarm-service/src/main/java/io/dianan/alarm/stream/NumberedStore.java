package io.dianan.alarm.stream;

import io.dianan.alarm.directory.Owner;
import io.dianan.contracts.state.AlarmState;
import io.dianan.platform.json.WireJson;
import io.dianan.platform.scope.AcrossTenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Numbered events of the outbox, read without a transaction: a number is given once and stays. */
@ApplicationScoped
@AcrossTenants("events of all owners are read once and shown to each reader by its scope")
class NumberedStore {
    private final DataSource dataSource;

    NumberedStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What there is.
     *
     * @param oldest number that is kept; the next one, where none is
     * @param last number that was given
     */
    record Kept(long oldest, long last) {}

    /**
     * @param ageMillis from the beginning of its transaction until now, by the database's clock
     */
    record Row(LiveEvent event, long ageMillis) {}

    private record Owned(OwnerIds owner) {}

    private record OwnerIds(
            @Nullable UUID providerId, @Nullable UUID enterpriseId, String regionCode) {}

    Kept kept() {
        String sql =
                """
                select last_number,
                       coalesce((select min(number) from outbox), last_number + 1) as oldest
                  from outbox_position
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Kept(row.getLong("oldest"), row.getLong("last_number"));
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox could not be read", e);
        }
    }

    /** The next events behind a number, without gaps. */
    List<Row> after(long number, int most) {
        String sql =
                """
                select number, type, case when type = ? then data end as data,
                       extract(epoch from clock_timestamp() - at) * 1000 as age
                  from outbox
                 where number > ?
                 order by number
                 limit ?
                """;
        List<Row> rows = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, AlarmState.EVENT_TYPE);
            select.setLong(2, number);
            select.setInt(3, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(
                            new Row(
                                    event(
                                            row.getLong("number"),
                                            row.getString("type"),
                                            row.getString("data")),
                                    row.getLong("age")));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox could not be read", e);
        }
    }

    private static LiveEvent event(long number, String type, @Nullable String json) {
        return json == null
                ? new LiveEvent(number, type, null, "")
                : new LiveEvent(number, type, owner(json), json);
    }

    private static Owner owner(String json) {
        try {
            OwnerIds ids =
                    WireJson.read(json.getBytes(StandardCharsets.UTF_8), Owned.class).owner();
            return new Owner(ids.providerId(), ids.enterpriseId(), ids.regionCode());
        } catch (IOException e) {
            throw new IllegalStateException("an alarm's event is no alarm", e);
        }
    }
}
