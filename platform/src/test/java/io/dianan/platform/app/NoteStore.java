package io.dianan.platform.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

@ApplicationScoped
class NoteStore {
    private final DataSource dataSource;

    NoteStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void insert(UUID id, NoteResource.Draft draft) {
        String sql = "insert into note (id, version, text, weight) values (?, 1, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, id);
            insert.setString(2, draft.text());
            insert.setBigDecimal(3, draft.weight());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
