package io.dianan.platform.app;

import io.dianan.platform.outbox.OutboxStore;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes: enough of a door to try everything that the floor answers for a service. */
@Path("/api/v1/notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class NoteResource {
    private final ScopeStore scopes;
    private final OutboxStore outbox;
    private final NoteStore notes;

    private final Caller caller;

    NoteResource(ScopeStore scopes, OutboxStore outbox, NoteStore notes, Caller caller) {
        this.caller = caller;
        this.scopes = scopes;
        this.outbox = outbox;
        this.notes = notes;
    }

    public enum Colour {
        RED,
        GREEN
    }

    public record Line(@NotBlank String text, @Positive int weight) {}

    public record Draft(
            @NotBlank String text,
            @NotNull @Positive BigDecimal weight,
            @Nullable Instant at,
            @Nullable UUID other,
            @Nullable Colour colour,
            @Nullable List<@Valid Line> lines) {
        public Draft {
            lines = lines == null ? List.of() : List.copyOf(lines);
            if ("forbidden".equals(text)) {
                throw new IllegalArgumentException("text must not be forbidden");
            }
        }
    }

    @POST
    @PermitAll
    public Draft create(@NotNull @Valid Draft draft) {
        scopes.run(
                new Scope.Everything("a test"),
                () -> {
                    UUID id = UUID.randomUUID();
                    notes.insert(id, draft);
                    outbox.append("note", id, 1, draft);
                    if (draft.text().equals("thrown away")) {
                        throw WireProblem.STALE_VERSION.because("thrown away");
                    }
                });
        return draft;
    }

    @GET
    @Path("{id}")
    @PermitAll
    public Draft get(@PathParam("id") UUID id) {
        throw WireProblem.NOT_FOUND.because("no note " + id);
    }

    @GET
    @PermitAll
    public List<String> list(@QueryParam("limit") @Max(200) @Nullable Integer limit) {
        return List.of();
    }

    @GET
    @Path("mine")
    @RolesAllowed(Roles.SYSTEM_ADMIN)
    public String mine() {
        return caller.subject();
    }

    @GET
    @Path("who")
    @Authenticated
    public String who() {
        return caller.scope().toString();
    }

    @GET
    @Path("undeclared")
    public String undeclared() {
        return "nobody said who may read this";
    }

    @GET
    @Path("broken")
    @PermitAll
    public String broken() {
        throw new IllegalStateException("secret of io.dianan: select * from note");
    }

    @GET
    @Path("database-away")
    @PermitAll
    public String databaseAway() {
        throw new IllegalStateException(new SQLException("refused", "08001"));
    }
}
