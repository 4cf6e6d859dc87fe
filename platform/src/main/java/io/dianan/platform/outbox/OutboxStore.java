package io.dianan.platform.outbox;

import io.dianan.contracts.id.Uuid7;
import io.dianan.platform.json.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** Where a verb leaves the event of its change. */
@ApplicationScoped
public class OutboxStore {
    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transaction;
    private final OutboxSignal signal;

    public OutboxStore(
            DataSource dataSource,
            TransactionSynchronizationRegistry transaction,
            OutboxSignal signal) {
        this.dataSource = dataSource;
        this.transaction = transaction;
        this.signal = signal;
    }

    /**
     * Adds an event to the running transaction; it leaves within some 100 ms of the commit, or
     * never if there is none.
     *
     * @param type kebab-case, the last level of the topic
     * @param subject the thing that has changed
     * @param version of the thing, from 1
     * @param data its full state, written as JSON
     * @throws IllegalStateException if no transaction runs
     */
    public void append(String type, UUID subject, long version, Object data) {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event belongs to the transaction of its change");
        }
        String sql =
                """
                insert into outbox (id, type, subject, version, data)
                values (?, ?, ?, ?, ?::json)
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, Uuid7.next());
            insert.setString(2, type);
            insert.setObject(3, subject);
            insert.setLong(4, version);
            insert.setString(5, WireJson.write(data));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the event could not be written", e);
        }
        transaction.registerInterposedSynchronization(new WakeAfterCommit(signal));
    }

    /** A session for the relay; close it to give its lock to another. */
    RelayStore session() {
        try {
            return new RelayStore(dataSource.getConnection());
        } catch (SQLException e) {
            throw new IllegalStateException("the relay has no connection", e);
        }
    }

    /** How many events wait for the broker; a backlog is a reason to look. */
    long waiting() {
        String sql = "select count(*) from outbox where published_at is null";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox could not be counted", e);
        }
    }

    private record WakeAfterCommit(OutboxSignal signal) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                signal.wake();
            }
        }
    }
}
