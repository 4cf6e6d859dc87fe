package io.dianan.device.model;

import io.dianan.contracts.id.Uuid7;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.device.registry.RegistryOutbox;
import io.dianan.device.state.StateOutbox;
import io.dianan.platform.page.Keyset;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.page.Version;
import io.dianan.platform.problem.Violation;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.AcrossTenants;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the platform's device models, and tells gateways and services of each change. */
@ApplicationScoped
class ModelCatalogue {
    private final ScopeStore scopes;
    private final DeviceModelStore models;
    private final RegistryOutbox registry;
    private final StateOutbox states;
    private final Clock clock;

    ModelCatalogue(
            ScopeStore scopes,
            DeviceModelStore models,
            RegistryOutbox registry,
            StateOutbox states,
            Clock clock) {
        this.scopes = scopes;
        this.models = models;
        this.registry = registry;
        this.states = states;
        this.clock = clock;
    }

    DeviceModel one(Scope scope, UUID id) {
        return scopes.call(scope, () -> models.one(id)).orElseThrow(() -> unknown(id));
    }

    Page<DeviceModel> page(
            Scope scope, @Nullable String like, ModelOrder order, PageRequest request) {
        Optional<Keyset> after = Keyset.of(request, order);
        return scopes.call(
                scope,
                () -> {
                    Page<DeviceModel> page =
                            Page.cut(
                                    models.page(like, order, after, request),
                                    request,
                                    last -> new Keyset(order.word(), "", last.id()).text());
                    return request.counted() ? page.withCount(models.count(like)) : page;
                });
    }

    /** Adds a model; a provider's own stays in its care. */
    DeviceModel add(Scope scope, ModelDescription description) {
        List<GatewayModel.Mapping> mapping = checked(description);
        return scopes.call(
                scope,
                () ->
                        written(
                                new DeviceModel(
                                        Uuid7.next(),
                                        description.vendor(),
                                        description.name(),
                                        description.protocol(),
                                        mapping,
                                        description.reportIntervalSeconds(),
                                        maintainer(scope),
                                        1,
                                        clock.instant())));
    }

    /**
     * @param ifMatch entity tag of the version that the caller has read
     */
    @AcrossTenants("another report interval changes the devices of every provider")
    DeviceModel change(
            Scope scope, UUID id, ModelDescription description, @Nullable String ifMatch) {
        List<GatewayModel.Mapping> mapping = checked(description);
        return scopes.call(
                new Scope.Everything("devices of a model"),
                () -> {
                    DeviceModel before = models.locked(id).orElseThrow(() -> unknown(id));
                    mustMaintain(scope, before);
                    new Version(before.version()).mustMatch(ifMatch);
                    DeviceModel after = written(changed(before, description, mapping));
                    if (after.reportIntervalSeconds() != before.reportIntervalSeconds()) {
                        states.intervalChanged(id);
                    }
                    return after;
                });
    }

    private static DeviceModel changed(
            DeviceModel before, ModelDescription description, List<GatewayModel.Mapping> mapping) {
        return new DeviceModel(
                before.id(),
                description.vendor(),
                description.name(),
                description.protocol(),
                mapping,
                description.reportIntervalSeconds(),
                before.maintainerId(),
                before.version() + 1,
                before.createdAt());
    }

    private DeviceModel written(DeviceModel model) {
        models.write(model);
        registry.modelChanged(model.forGateways());
        return model;
    }

    private static void mustMaintain(Scope scope, DeviceModel model) {
        boolean maintains =
                switch (scope) {
                    case Scope.Everything _, Scope.Region _ -> true;
                    case Scope.OfProvider p -> p.providerId().equals(model.maintainerId());
                    case Scope.OfEnterprise _, Scope.Nobody _ -> false;
                };
        if (!maintains) {
            throw ModelProblem.NOT_MAINTAINER.because(
                    "model " + model.name() + " is not in your care");
        }
    }

    /** The platform's own staff keep a model for the platform: nobody in particular. */
    private static @Nullable UUID maintainer(Scope scope) {
        return switch (scope) {
            case Scope.Everything _, Scope.Region _ -> null;
            case Scope.OfProvider p -> p.providerId();
            case Scope.OfEnterprise _, Scope.Nobody _ ->
                    throw ModelProblem.NOT_MAINTAINER.because("you speak for no provider");
        };
    }

    private static List<GatewayModel.Mapping> checked(ModelDescription description) {
        List<GatewayModel.Mapping> mapping = description.toMapping();
        List<Violation> violations = MappingRules.violations(description.protocol(), mapping);
        if (!violations.isEmpty()) {
            throw WireProblem.INVALID_BODY.at(violations);
        }
        return mapping;
    }

    private static RuntimeException unknown(UUID id) {
        return WireProblem.NOT_FOUND.because("no device model " + id);
    }
}
