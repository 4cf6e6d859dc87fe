package io.dianan.platform.problem;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Tells a database that does not answer now from a statement that was wrong. */
final class DatabaseAway {
    private DatabaseAway() {}

    /**
     * PostgreSQL's states: 08 connection, 53 out of resources, 57 operator's intervention
     * (shutdown, statement timeout), 55P03 lock timeout. A pool without a free connection gives no
     * state.
     */
    static boolean tellsFrom(Throwable cause) {
        if (!(cause instanceof SQLException failure)) {
            return false;
        }
        if (failure instanceof SQLTimeoutException || failure instanceof SQLTransientException) {
            return true;
        }
        @Nullable String state = failure.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("55P03");
    }
}
