package io.dianan.alarm.rulebook;

import io.dianan.alarm.directory.Device;
import io.dianan.alarm.directory.Directory;
import io.dianan.platform.page.QueryText;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Roles;
import io.dianan.platform.scope.ScopeStore;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** {@code /effective-rules}: which rule holds for a circuit, and why. */
@Path("/api/v1/effective-rules")
@RunOnVirtualThread
@RolesAllowed({
    Roles.REGULATOR,
    Roles.REGULATOR_LEAD,
    Roles.STANDARDS_EDITOR,
    Roles.PROVIDER_ADMIN,
    Roles.DISPATCHER,
    Roles.TECHNICIAN,
    Roles.ENTERPRISE_ADMIN,
    Roles.ENTERPRISE_VIEWER,
    Roles.SYSTEM_ADMIN,
    Roles.AUDITOR,
    Roles.MACHINE
})
class EffectiveRuleResource {
    private final Caller caller;
    private final ScopeStore scopes;
    private final Directory directory;
    private final RuleBooks books;

    EffectiveRuleResource(Caller caller, ScopeStore scopes, Directory directory, RuleBooks books) {
        this.caller = caller;
        this.scopes = scopes;
        this.directory = directory;
        this.books = books;
    }

    record EffectiveRules(UUID circuitId, UUID deviceId, List<EffectiveRule> items) {}

    @GET
    @Operation(summary = "The rule that holds for each quantity of a circuit, and why")
    public EffectiveRules read(@RestQuery @Nullable String circuit) {
        UUID id = QueryText.id("circuit", circuit);
        if (id == null) {
            throw WireProblem.INVALID_PARAMETER.because("say which circuit: ?circuit=");
        }
        Device device =
                scopes.call(caller.scope(), () -> directory.ofCircuit(id))
                        .orElseThrow(() -> WireProblem.NOT_FOUND.because("no circuit " + id));
        return new EffectiveRules(
                id, device.id(), books.current().shown(device, device.circuit(id).orElseThrow()));
    }
}
