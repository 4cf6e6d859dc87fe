package io.dianan.platform.inbox;

import java.sql.SQLException;
import java.util.Optional;

/** Tells what the database refuses, and always will, from a database that is away. */
final class RefusalStore {
    private RefusalStore() {}

    /**
     * Data exceptions (22), broken constraints (23), and states that are no states of their type
     * are the event's own fault; nothing else is.
     */
    static Optional<String> ownFault(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state != null && (state.startsWith("22") || state.startsWith("23"))
                        ? Optional.of("the database refused it with " + state)
                        : Optional.empty();
            }
        }
        return failure instanceof NullPointerException
                        || failure instanceof IllegalArgumentException
                ? Optional.of("its state is none: " + failure.getMessage())
                : Optional.empty();
    }
}
