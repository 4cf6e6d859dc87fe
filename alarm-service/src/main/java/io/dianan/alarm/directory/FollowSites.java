package io.dianan.alarm.directory;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.state.SiteState;
import io.dianan.platform.inbox.DomainReader;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the names that tenant-service tells of sites. */
@ApplicationScoped
class FollowSites implements DomainReader<SiteState> {
    private final LearnName names;

    FollowSites(LearnName names) {
        this.names = names;
    }

    @Override
    public String owner() {
        return "tenant";
    }

    @Override
    public String type() {
        return SiteState.EVENT_TYPE;
    }

    @Override
    public Class<SiteState> data() {
        return SiteState.class;
    }

    @Override
    public void read(DomainEvent<SiteState> event) {
        names.learn(event.data());
    }
}
