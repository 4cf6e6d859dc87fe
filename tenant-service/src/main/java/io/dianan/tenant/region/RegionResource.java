package io.dianan.tenant.region;

import io.dianan.platform.page.Cursor;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.page.Version;
import io.dianan.platform.problem.ProblemException;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.dianan.tenant.place.Latitude;
import io.dianan.tenant.place.Longitude;
import io.dianan.tenant.place.Wgs84;
import io.dianan.tenant.text.Line;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * {@code /regions}: the tree of GB/T 2260 with validity dates. Regions are public among callers.
 */
@Path("/api/v1/regions")
@RunOnVirtualThread
class RegionResource {
    private static final String NOT_A_CODE = "a region code has six or nine digits";
    private static final int NAME_MAX = 60;

    private final Caller caller;
    private final ScopeStore scopes;
    private final RegionStore store;
    private final RegionKeeper keeper;
    private final Today today;

    RegionResource(
            Caller caller, ScopeStore scopes, RegionStore store, RegionKeeper keeper, Today today) {
        this.caller = caller;
        this.scopes = scopes;
        this.store = store;
        this.keeper = keeper;
        this.today = today;
    }

    /**
     * A region as the wire shows it.
     *
     * @param validFrom absent where nobody wrote it down
     * @param validTo first day on which it is no longer in force
     * @param times all times of the code, the latest first; only where one region is asked for
     * @param made invented for tests and demonstrations
     */
    record RegionView(
            String code,
            String name,
            String level,
            @Nullable String parent,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<String> successors,
            List<String> predecessors,
            @Nullable BigDecimal longitude,
            @Nullable BigDecimal latitude,
            boolean made,
            @Nullable List<Time> times) {
        static RegionView of(
                RegionRecord region, List<String> predecessors, @Nullable List<Time> times) {
            return new RegionView(
                    region.code,
                    region.name,
                    region.level,
                    region.parentCode,
                    region.validFrom,
                    region.validTo,
                    List.of(region.successors),
                    predecessors,
                    Wgs84.plain(region.longitude),
                    Wgs84.plain(region.latitude),
                    region.made,
                    times);
        }
    }

    /** One time of a code. */
    record Time(String name, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {}

    /**
     * A region to add; level and parent follow from the code. Without validFrom it begins today.
     */
    record NewRegion(
            @NotNull @Pattern(regexp = RegionCode.SHAPE, message = NOT_A_CODE) String code,
            @Line(max = NAME_MAX) String name,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Size(max = 20)
                    @Nullable
                            List<
                                    @NotNull
                                    @Pattern(regexp = RegionCode.SHAPE, message = NOT_A_CODE)
                                    String>
                            successors,
            @Longitude @Nullable BigDecimal longitude,
            @Latitude @Nullable BigDecimal latitude,
            @Nullable Boolean made) {
        RegionKeeper.Draft draft() {
            return new RegionKeeper.Draft(
                    name,
                    validFrom,
                    validTo,
                    successors == null ? List.of() : successors,
                    longitude,
                    latitude);
        }
    }

    /** What of a region can change; what is absent is cleared. */
    record RegionChange(
            @Line(max = NAME_MAX) String name,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Size(max = 20)
                    @Nullable
                            List<
                                    @NotNull
                                    @Pattern(regexp = RegionCode.SHAPE, message = NOT_A_CODE)
                                    String>
                            successors,
            @Longitude @Nullable BigDecimal longitude,
            @Latitude @Nullable BigDecimal latitude) {
        RegionKeeper.Draft draft() {
            return new RegionKeeper.Draft(
                    name,
                    validFrom,
                    validTo,
                    successors == null ? List.of() : successors,
                    longitude,
                    latitude);
        }
    }

    /**
     * Regions in force on a day, by code.
     *
     * @param on default today
     */
    @GET
    @RolesAllowed("**")
    public Page<RegionView> list(
            @QueryParam("parent") @Nullable String parent,
            @QueryParam("level") @Nullable String level,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("count") @Nullable Boolean count) {
        PageRequest page = PageRequest.of(limit, cursor, count);
        String below = parent == null ? "" : codeParameter(parent);
        String levelWord = level == null ? "" : levelParameter(level);
        LocalDate day = on == null ? today.date() : on;
        String after = page.cursor().map(RegionResource::afterCode).orElse("");
        return scopes.call(
                caller.scope(),
                () -> {
                    List<RegionRecord> rows =
                            store.inForce(day, below, levelWord, after, page.fetch());
                    Map<String, List<String>> before = predecessors(rows);
                    Page<RegionView> answer =
                            Page.cut(rows, page, row -> Cursor.of(row.code).text())
                                    .map(row -> RegionView.of(row, of(before, row), null));
                    return page.counted()
                            ? answer.withCount(store.countInForce(day, below, levelWord))
                            : answer;
                });
    }

    /** One region: the time that holds on a day; without a day today's, else the code's latest. */
    @GET
    @Path("{code}")
    @RolesAllowed("**")
    public RestResponse<RegionView> one(
            @PathParam("code") String code, @QueryParam("on") @Nullable LocalDate on) {
        requireCode(code);
        return scopes.call(
                caller.scope(),
                () -> {
                    List<RegionRecord> times = store.timesOf(List.of(code));
                    return keeper.one(times, on)
                            .map(region -> answer(region, times, RestResponse.Status.OK).build())
                            .orElseThrow(() -> unknown(code));
                });
    }

    @POST
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.STANDARDS_EDITOR})
    public RestResponse<RegionView> add(@Valid @NotNull NewRegion body) {
        requireOwn(body.code());
        return scopes.call(
                caller.scope(),
                () -> {
                    RegionRecord region =
                            keeper.add(
                                    new RegionCode(body.code()),
                                    body.draft(),
                                    Boolean.TRUE.equals(body.made()));
                    return answer(
                                    region,
                                    store.timesOf(List.of(region.code)),
                                    RestResponse.Status.CREATED)
                            .location(URI.create("/api/v1/regions/" + region.code))
                            .build();
                });
    }

    /** Changes the time that GET with the same {@code on} shows. */
    @PUT
    @Path("{code}")
    @RolesAllowed({Roles.SYSTEM_ADMIN, Roles.STANDARDS_EDITOR})
    public RestResponse<RegionView> change(
            @PathParam("code") String code,
            @QueryParam("on") @Nullable LocalDate on,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RegionChange body) {
        requireCode(code);
        requireOwn(code);
        return scopes.call(
                caller.scope(),
                () -> {
                    RegionRecord region = keeper.held(code, on).orElseThrow(() -> unknown(code));
                    keeper.change(region, body.draft(), ifMatch);
                    return answer(region, store.timesOf(List.of(code)), RestResponse.Status.OK)
                            .build();
                });
    }

    private static void requireCode(String code) {
        if (!RegionCode.isCode(code)) {
            throw unknown("of this name");
        }
    }

    /** An editor of a region keeps what lies in it. */
    private void requireOwn(String code) {
        if (caller.scope() instanceof Scope.Region own && !code.startsWith(own.prefix())) {
            throw WireProblem.NOT_ALLOWED.because(
                    "region %s is not in your region %s".formatted(code, own.code()));
        }
    }

    private RestResponse.ResponseBuilder<RegionView> answer(
            RegionRecord region, List<RegionRecord> times, RestResponse.Status status) {
        RegionView view =
                RegionView.of(
                        region,
                        of(predecessors(List.of(region)), region),
                        times.stream()
                                .map(time -> new Time(time.name, time.validFrom, time.validTo))
                                .toList());
        return RestResponse.ResponseBuilder.create(status, view)
                .header(HttpHeaders.ETAG, new Version(region.version).etag());
    }

    private Map<String, List<String>> predecessors(List<RegionRecord> regions) {
        Map<String, List<String>> before = new HashMap<>();
        store.successionsTo(regions.stream().map(region -> region.code).toList())
                .forEach(
                        step ->
                                before.computeIfAbsent(step.next(), _ -> new ArrayList<>())
                                        .add(step.old()));
        return before;
    }

    private static List<String> of(Map<String, List<String>> before, RegionRecord region) {
        return before.getOrDefault(region.code, List.of());
    }

    private static String codeParameter(String code) {
        if (!RegionCode.isCode(code)) {
            throw WireProblem.INVALID_PARAMETER.because("parent: " + NOT_A_CODE);
        }
        return code;
    }

    private static String levelParameter(String level) {
        return RegionLevel.of(level)
                .map(RegionLevel::word)
                .orElseThrow(
                        () ->
                                WireProblem.INVALID_PARAMETER.because(
                                        "level is one of province, city, county, street"));
    }

    private static String afterCode(Cursor cursor) {
        String code = cursor.parts().getFirst();
        if (cursor.parts().size() != 1 || !RegionCode.isCode(code)) {
            throw WireProblem.INVALID_PARAMETER.because("this cursor is not one of this list");
        }
        return code;
    }

    private static ProblemException unknown(String code) {
        return WireProblem.NOT_FOUND.because("no region " + code);
    }
}
