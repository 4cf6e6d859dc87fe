package io.dianan.alarm.rulebook;

import io.dianan.alarm.type.AlarmType;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.QueryText;
import io.dianan.platform.page.Version;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.dianan.platform.scope.ScopeStore;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /rule-floors}: what regulators demand of every rule. Public to all who are signed in. */
@Path("/api/v1/rule-floors")
@Authenticated
@RunOnVirtualThread
class FloorResource {
    private final Caller caller;
    private final ScopeStore scopes;
    private final FloorStore floors;
    private final KeepFloor keeping;

    FloorResource(Caller caller, ScopeStore scopes, FloorStore floors, KeepFloor keeping) {
        this.caller = caller;
        this.scopes = scopes;
        this.floors = floors;
        this.keeping = keeping;
    }

    /**
     * A floor as the wire shows it.
     *
     * @param regionCode absent: the nation
     */
    record FloorView(
            UUID id,
            @Nullable String regionCode,
            String type,
            String unit,
            BigDecimal limitMin,
            BigDecimal limitMax,
            @Nullable BigDecimal warn,
            BigDecimal alarm,
            @Nullable BigDecimal hysteresis,
            int durationSeconds,
            Instant changedAt,
            String changedBy) {
        static FloorView of(FloorRecord row) {
            RuleFloor floor = row.toFloor();
            return new FloorView(
                    row.id,
                    row.regionCode,
                    row.type,
                    floor.quantity().unit(),
                    floor.bound().min(),
                    floor.bound().max(),
                    floor.defaults().warn(),
                    floor.defaults().alarm(),
                    floor.defaults().hysteresis(),
                    row.durationSeconds,
                    row.changedAt,
                    row.changedBy);
        }
    }

    @GET
    @Operation(summary = "All floors, or those that hold in a region, or of a type")
    public Page<FloorView> list(
            @RestQuery @Nullable String region, @RestQuery @Nullable String type) {
        if (type != null && !AlarmType.legal(type)) {
            throw WireProblem.INVALID_PARAMETER.because("type is not an alarm type");
        }
        QueryText.regionPrefix("region", region);
        List<FloorView> items =
                scopes.call(caller.scope(), () -> floors.all(type)).stream()
                        .filter(row -> region == null || row.toFloor().covers(region))
                        .map(FloorView::of)
                        .toList();
        return Page.of(items, null);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One floor")
    public RestResponse<FloorView> one(@RestPath UUID id) {
        return answer(
                        scopes.call(
                                caller.scope(),
                                () ->
                                        floors.findByIdOptional(id)
                                                .orElseThrow(
                                                        () ->
                                                                WireProblem.NOT_FOUND.because(
                                                                        "no floor " + id))))
                .build();
    }

    @POST
    @RolesAllowed(Roles.REGULATOR_LEAD)
    @Operation(summary = "A floor for a region of the caller's, within the floors above it")
    public RestResponse<FloorView> add(@NotNull @Valid FloorBody body) {
        FloorRecord floor = keeping.add(caller.scope(), caller.name(), body);
        return answer(floor)
                .status(RestResponse.Status.CREATED)
                .location(URI.create("/api/v1/rule-floors/" + floor.id))
                .build();
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.REGULATOR_LEAD)
    @Operation(summary = "Other numbers; region and type stay")
    public RestResponse<FloorView> change(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid FloorBody body) {
        return answer(keeping.change(caller.scope(), caller.name(), id, ifMatch, body)).build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.REGULATOR_LEAD)
    @Operation(summary = "Back to the floor of the region above")
    public void remove(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        keeping.remove(caller.scope(), id, ifMatch);
    }

    private static RestResponse.ResponseBuilder<FloorView> answer(FloorRecord floor) {
        return RestResponse.ResponseBuilder.ok(FloorView.of(floor))
                .header(HttpHeaders.ETAG, new Version(floor.version).etag());
    }
}
