package io.dianan.alarm.time;

import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;

/** The lanes' time as a process that has just started knows it. */
@ApplicationScoped
public class FreshTime {
    private final ScopeStore scopes;
    private final OutageStore outages;

    FreshTime(ScopeStore scopes, OutageStore outages) {
        this.scopes = scopes;
        this.outages = outages;
    }

    public LaneTimes make() {
        return new LaneTimes(scopes, outages);
    }
}
