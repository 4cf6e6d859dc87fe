package io.dianan.device.device;

import io.dianan.platform.page.Keyset;
import io.dianan.platform.page.Page;
import io.dianan.platform.page.PageRequest;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Devices as a scope shows them. */
@ApplicationScoped
public class ReadDevices {
    private final ScopeStore scopes;
    private final DeviceStore devices;

    ReadDevices(ScopeStore scopes, DeviceStore devices) {
        this.scopes = scopes;
        this.devices = devices;
    }

    /** {@code 404} where the scope does not show the device. */
    public Device one(Scope scope, UUID id) {
        return scopes.call(scope, () -> devices.one(id).map(DeviceRecord::toDevice))
                .orElseThrow(() -> WireProblem.NOT_FOUND.because("no device " + id));
    }

    Page<Device> page(Scope scope, DeviceFilter filter, DeviceOrder order, PageRequest request) {
        Optional<Keyset> after = Keyset.of(request, order);
        return scopes.call(
                scope,
                () -> {
                    Page<Device> page =
                            Page.cut(
                                    devices.page(filter, order, after, request),
                                    request,
                                    last -> cursor(order, last));
                    return request.counted() ? page.withCount(devices.count(filter)) : page;
                });
    }

    private static String cursor(DeviceOrder order, Device last) {
        return new Keyset(order.word(), order.keyOf(last), last.id()).text();
    }
}
