package io.dianan.alarm.presence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /presence}: which devices at work are there; all who own or supervise read. */
@Path("/api/v1/presence")
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
class PresenceResource {
    private final Caller caller;
    private final ReadPresence reading;

    PresenceResource(Caller caller, ReadPresence reading) {
        this.caller = caller;
        this.reading = reading;
    }

    /**
     * @param presence {@code online}, {@code offline}, {@code never-seen}
     * @param since of an online device its first message, of an offline one its last; by receive
     *     time
     * @param incidentId alarm of the area that it went with
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Device(
            UUID deviceId,
            String serialNumber,
            String presence,
            @Nullable Instant since,
            @Nullable UUID incidentId,
            @Nullable UUID providerId,
            UUID enterpriseId,
            String regionCode) {}

    /**
     * @param counts of all that match whatever their state; only on {@code count=true}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PresencePage(
            List<Device> items, @Nullable String next, @Nullable PresenceCounts counts) {}

    @GET
    @Operation(summary = "Devices at work with their presence, by device id")
    public PresencePage list(
            @BeanParam PresenceFilter.Query query,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Boolean count) {
        ReadPresence.Answer answer =
                reading.read(caller.scope(), query.filter(), PageRequest.of(limit, cursor, count));
        return new PresencePage(
                answer.page().items().stream().map(PresenceResource::shape).toList(),
                answer.page().next(),
                answer.counts());
    }

    private static Device shape(PresenceListStore.Row row) {
        return new Device(
                row.deviceId(),
                row.serialNumber(),
                row.state(),
                row.since(),
                row.incidentId(),
                row.providerId(),
                row.enterpriseId(),
                row.regionCode());
    }
}
