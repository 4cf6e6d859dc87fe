package io.dianan.tenant.demo;

import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Makes the demonstration's owners at start; what is there stays as it is. */
@ApplicationScoped
class DemoOwners {
    private final DemoConfig config;
    private final ScopeStore scopes;
    private final MakeDemo demo;

    DemoOwners(DemoConfig config, ScopeStore scopes, MakeDemo demo) {
        this.config = config;
        this.scopes = scopes;
        this.demo = demo;
    }

    void atStart(@Observes StartupEvent start) {
        if (config.wanted()) {
            scopes.run(new Scope.Everything("the demonstration's owners"), demo::make);
        }
    }
}
