package io.dianan.alarm.desk;

import io.dianan.alarm.alarm.Actor;
import io.dianan.alarm.alarm.Line;
import io.dianan.contracts.state.AlarmState;
import io.dianan.platform.page.ListOrder;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /alarms}: all who own or supervise read; those who serve work them off. */
@Path("/api/v1/alarms")
@RunOnVirtualThread
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
class AlarmResource {
    private final Caller caller;
    private final ReadAlarms reading;
    private final WorkAlarm working;

    AlarmResource(Caller caller, ReadAlarms reading, WorkAlarm working) {
        this.caller = caller;
        this.reading = reading;
        this.working = working;
    }

    @GET
    @Operation(summary = "Alarms of the caller's scope, the newest first")
    public Page<AlarmState> list(
            @BeanParam AlarmFilter.Query query,
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Boolean count) {
        return reading.page(
                caller.scope(),
                query.filter(),
                ListOrder.of(AlarmOrder.class, sort),
                PageRequest.of(limit, cursor, count));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One alarm")
    public AlarmState one(@RestPath UUID id) {
        return reading.one(caller.scope(), id);
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(summary = "What happened to an alarm, the oldest line first")
    public Page<Line> timeline(@RestPath UUID id) {
        return Page.of(reading.timeline(caller.scope(), id), null);
    }

    @POST
    @Path("/{id}/acknowledgement")
    @RolesAllowed({Roles.PROVIDER_ADMIN, Roles.DISPATCHER, Roles.ENTERPRISE_ADMIN})
    @Operation(summary = "Somebody answers for it; the second one is refused")
    public AlarmState acknowledge(@RestPath UUID id, @Valid Work.@Nullable Acknowledgement body) {
        return take(id, body == null ? new Work.Acknowledgement(null) : body);
    }

    @POST
    @Path("/{id}/verification")
    @RolesAllowed({
        Roles.PROVIDER_ADMIN,
        Roles.DISPATCHER,
        Roles.TECHNICIAN,
        Roles.ENTERPRISE_ADMIN
    })
    @Operation(summary = "What it was found to be: real, false, test or duplicate")
    public AlarmState verify(@RestPath UUID id, @NotNull @Valid Work.Verification body) {
        body.mustBeWhole();
        return take(id, body);
    }

    @POST
    @Path("/{id}/resolution")
    @RolesAllowed({
        Roles.PROVIDER_ADMIN,
        Roles.DISPATCHER,
        Roles.TECHNICIAN,
        Roles.ENTERPRISE_ADMIN
    })
    @Operation(summary = "A real one has been cured")
    public AlarmState resolve(@RestPath UUID id, @NotNull @Valid Work.Resolution body) {
        return take(id, body);
    }

    @POST
    @Path("/{id}/closure")
    @RolesAllowed({Roles.PROVIDER_ADMIN, Roles.DISPATCHER, Roles.ENTERPRISE_ADMIN})
    @Operation(summary = "The end: cause, handler and evidence")
    public AlarmState close(@RestPath UUID id, @NotNull @Valid Work.Closure body) {
        return take(id, body);
    }

    @POST
    @Path("/{id}/reopening")
    @RolesAllowed({Roles.PROVIDER_ADMIN, Roles.DISPATCHER, Roles.REGULATOR_LEAD})
    @Operation(summary = "It was closed too early; from here as raised")
    public AlarmState reopen(@RestPath UUID id, @NotNull @Valid Work.Reopening body) {
        return take(id, body);
    }

    @POST
    @Path("/{id}/comments")
    @RolesAllowed({
        Roles.REGULATOR,
        Roles.REGULATOR_LEAD,
        Roles.PROVIDER_ADMIN,
        Roles.DISPATCHER,
        Roles.TECHNICIAN,
        Roles.ENTERPRISE_ADMIN
    })
    @Operation(summary = "A line in the timeline")
    public AlarmState comment(@RestPath UUID id, @NotNull @Valid Work.Comment body) {
        return take(id, body);
    }

    private AlarmState take(UUID id, Work work) {
        Actor actor = new Actor(caller.subject(), caller.name());
        return working.take(caller.scope(), actor, id, work);
    }
}
