package io.dianan.alarm.directory;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.state.ProviderState;
import io.dianan.platform.inbox.DomainReader;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the names that tenant-service tells of providers. */
@ApplicationScoped
class FollowProviders implements DomainReader<ProviderState> {
    private final LearnName names;

    FollowProviders(LearnName names) {
        this.names = names;
    }

    @Override
    public String owner() {
        return "tenant";
    }

    @Override
    public String type() {
        return ProviderState.EVENT_TYPE;
    }

    @Override
    public Class<ProviderState> data() {
        return ProviderState.class;
    }

    @Override
    public void read(DomainEvent<ProviderState> event) {
        names.learn(event.data());
    }
}
