package io.dianan.alarm.directory;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.state.EnterpriseState;
import io.dianan.platform.inbox.DomainReader;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the names that tenant-service tells of enterprises. */
@ApplicationScoped
class FollowEnterprises implements DomainReader<EnterpriseState> {
    private final LearnName names;

    FollowEnterprises(LearnName names) {
        this.names = names;
    }

    @Override
    public String owner() {
        return "tenant";
    }

    @Override
    public String type() {
        return EnterpriseState.EVENT_TYPE;
    }

    @Override
    public Class<EnterpriseState> data() {
        return EnterpriseState.class;
    }

    @Override
    public void read(DomainEvent<EnterpriseState> event) {
        names.learn(event.data());
    }
}
