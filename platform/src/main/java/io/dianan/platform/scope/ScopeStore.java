package io.dianan.platform.scope;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Runs work in one transaction under a scope. The scope travels as transaction-local settings that
 * the row-level security policies read; outside of this class nothing is set, and a policy sees
 * nobody. Hibernate and plain JDBC inside {@code work} share the connection.
 */
@ApplicationScoped
public class ScopeStore {
    private final DataSource dataSource;

    public ScopeStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One new transaction under {@code scope}; rolled back if {@code work} throws. */
    public <T> T call(Scope scope, Supplier<T> work) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            enter(scope);
                            return work.get();
                        });
    }

    /** As {@link #call}, for work without a result. */
    public void run(Scope scope, Runnable work) {
        call(
                scope,
                () -> {
                    work.run();
                    return Boolean.TRUE;
                });
    }

    private void enter(Scope scope) {
        String all = "";
        String region = "";
        String provider = "";
        String enterprise = "";
        switch (scope) {
            case Scope.Everything _ -> all = "on";
            case Scope.Region r -> region = r.prefix();
            case Scope.OfProvider p -> provider = p.providerId().toString();
            case Scope.OfEnterprise e -> enterprise = e.enterpriseId().toString();
            case Scope.Nobody _ -> {}
        }
        String sql =
                """
                select set_config('dianan.scope_all', ?, true),
                       set_config('dianan.scope_region', ?, true),
                       set_config('dianan.scope_provider', ?, true),
                       set_config('dianan.scope_enterprise', ?, true)
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, all);
            statement.setString(2, region);
            statement.setString(3, provider);
            statement.setString(4, enterprise);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the scope could not be set", e);
        }
    }
}
