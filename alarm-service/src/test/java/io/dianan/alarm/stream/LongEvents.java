package io.dianan.alarm.stream;

import io.dianan.contracts.state.AlarmState;
import io.dianan.platform.outbox.OutboxStore;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Tells of alarms of nobody's, as long as the test wants them. */
@ApplicationScoped
class LongEvents {
    private final ScopeStore scopes;
    private final OutboxStore outbox;

    LongEvents(ScopeStore scopes, OutboxStore outbox) {
        this.scopes = scopes;
        this.outbox = outbox;
    }

    void tell(int characters) {
        scopes.run(
                new Scope.Everything("test"),
                () ->
                        outbox.append(
                                AlarmState.EVENT_TYPE,
                                UUID.randomUUID(),
                                1,
                                Map.of(
                                        "id",
                                        UUID.randomUUID(),
                                        "owner",
                                        Map.of("regionCode", "990000"),
                                        "text",
                                        "x".repeat(characters))));
    }
}
