package io.dianan.tenant.demo;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the demonstration's owners are made: {@code DIANAN_DEMO}. */
@Singleton
class DemoConfig {
    private final boolean wanted;

    DemoConfig(@ConfigProperty(name = "dianan.demo", defaultValue = "false") boolean wanted) {
        this.wanted = wanted;
    }

    boolean wanted() {
        return wanted;
    }
}
