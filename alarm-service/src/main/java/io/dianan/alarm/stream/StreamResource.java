package io.dianan.alarm.stream;

import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** {@code /events/stream}: what happens in the caller's scope, live. */
@Path("/api/v1/events/stream")
@RolesAllowed({
    Roles.REGULATOR,
    Roles.REGULATOR_LEAD,
    Roles.PROVIDER_ADMIN,
    Roles.DISPATCHER,
    Roles.TECHNICIAN,
    Roles.ENTERPRISE_ADMIN,
    Roles.ENTERPRISE_VIEWER,
    Roles.SYSTEM_ADMIN,
    Roles.AUDITOR,
    Roles.MACHINE
})
class StreamResource {
    private final Caller caller;
    private final JsonWebToken token;
    private final StreamReaders readers;

    StreamResource(Caller caller, JsonWebToken token, StreamReaders readers) {
        this.caller = caller;
        this.token = token;
        this.readers = readers;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Alarms of the caller's scope as they change, and how many devices are there",
            description =
                    """
                    Events: `alarm` (the alarm's state, as GET /alarms/{id} shows it), `presence`
                    ({online, offline, neverSeen} of the scope, at the beginning and when it changes),
                    `reset` (what was missed is not kept: load anew). `id` is the running number of
                    this service's domain events; send the last one as `Last-Event-ID` to resume
                    without loss or repetition. A comment every 15 s; ends with the token.
                    """)
    public Multi<OutboundSseEvent> stream(
            @Context Sse sse, @RestHeader("Last-Event-ID") @Nullable String lastEventId) {
        StreamReader reader =
                readers.reader(
                        new StreamReader.Who(
                                caller.scope(),
                                Instant.ofEpochSecond(token.getExpirationTime()),
                                number(lastEventId).orElse(null)));
        return Multi.createFrom().publisher(reader).map(frame -> event(sse, frame));
    }

    private static OutboundSseEvent event(Sse sse, Frame frame) {
        OutboundSseEvent.Builder builder = sse.newEventBuilder().id(Long.toString(frame.id()));
        String name = frame.event();
        String json = frame.json();
        return name == null || json == null
                ? builder.comment("heartbeat").build()
                : builder.name(name).data(String.class, json).build();
    }

    private static Optional<Long> number(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException e) {
            throw WireProblem.INVALID_PARAMETER.because("Last-Event-ID is not a number of ours");
        }
    }
}
