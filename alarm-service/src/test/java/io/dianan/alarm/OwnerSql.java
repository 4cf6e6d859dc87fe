package io.dianan.alarm;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** The owner's hands in the test database, for faults and for what no door shows. */
public final class OwnerSql implements AutoCloseable {
    private final Connection connection;

    private OwnerSql(Connection connection) {
        this.connection = connection;
    }

    public static OwnerSql owner() throws SQLException {
        return as("dianan.db.owner.");
    }

    /** Signed in as the service is. */
    public static OwnerSql app() throws SQLException {
        return as("dianan.db.");
    }

    private static OwnerSql as(String prefix) throws SQLException {
        Config config = ConfigProvider.getConfig();
        return new OwnerSql(
                DriverManager.getConnection(
                        config.getValue("dianan.db.url", String.class),
                        config.getValue(prefix + "user", String.class),
                        config.getValue(prefix + "password", String.class)));
    }

    public void execute(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments)) {
            statement.execute();
        }
    }

    public long number(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    public String text(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepared(sql, arguments);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    private PreparedStatement prepared(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
