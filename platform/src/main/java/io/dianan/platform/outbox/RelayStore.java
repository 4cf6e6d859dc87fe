package io.dianan.platform.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The relay's session: one connection that holds the advisory lock and does all of the relay's
 * statements, so that a relay which has lost its lock can write nothing more. A database that does
 * not answer is an {@link IllegalStateException}; the session is then of no more use.
 */
final class RelayStore implements AutoCloseable {
    private static final long LOCK = 0x6f7574626f78L;
    private final Connection connection;

    RelayStore(Connection connection) {
        this.connection = connection;
    }

    /** Whether this session is the relay now; asked again it stays so. */
    boolean take() {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /** Gives the next numbers to at most {@code rowsMax} rows, in one transaction. */
    void number(int rowsMax) {
        String sql =
                """
                with fresh as (
                    select id, row_number() over (order by id) as place
                    from (select id from outbox
                          where published_at is null and number is null
                          order by id limit ?) waiting
                ), moved as (
                    update outbox_position
                    set last_number = last_number + (select count(*) from fresh)
                    where exists (select 1 from fresh)
                    returning last_number - (select count(*) from fresh) as before
                )
                update outbox
                set number = moved.before + fresh.place
                from fresh, moved
                where outbox.id = fresh.id
                """;
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setInt(1, rowsMax);
            update.executeUpdate();
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /** Rows with a number and without an answer, by number. */
    List<OutboxRow> unanswered() {
        String sql =
                """
                select id, type, subject, version, at, data, number
                from outbox
                where published_at is null and number is not null
                order by number
                """;
        List<OutboxRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rows.add(
                        new OutboxRow(
                                row.getObject("id", UUID.class),
                                row.getString("type"),
                                row.getObject("subject", UUID.class),
                                row.getLong("version"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("data"),
                                row.getLong("number")));
            }
        } catch (SQLException e) {
            throw lost(e);
        }
        return rows;
    }

    /** Marks what the broker has confirmed. */
    void answered(List<OutboxRow> rows) {
        String sql = "update outbox set published_at = clock_timestamp() where id = any (?)";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setArray(
                    1,
                    connection.createArrayOf("uuid", rows.stream().map(OutboxRow::id).toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /**
     * Deletes what was published longer than {@code age} ago, and what is more than {@code rowsMax}
     * numbers back.
     */
    void forgetPublished(Duration age, long rowsMax) {
        String sql =
                """
                delete from outbox
                where published_at < now() - make_interval(secs => ?)
                   or (published_at is not null
                       and number <= (select last_number - ? from outbox_position))
                """;
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setLong(1, age.toSeconds());
            delete.setLong(2, rowsMax);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    /** Gives the lock back with the connection, which others will use after us. */
    @Override
    public void close() {
        try (connection;
                PreparedStatement unlock =
                        connection.prepareStatement("select pg_advisory_unlock_all()")) {
            unlock.execute();
        } catch (SQLException e) {
            throw lost(e);
        }
    }

    private static IllegalStateException lost(SQLException e) {
        return new IllegalStateException("the relay's session does not answer", e);
    }
}
