package io.dianan.device.device;

import io.dianan.device.model.DeviceModelStore;
import io.dianan.device.site.KnownSiteStore;
import io.dianan.device.site.Site;
import io.dianan.device.site.SiteDirectory;
import io.dianan.platform.problem.ProblemException;
import io.dianan.platform.problem.Violation;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Looks at what a device's description names: its site, its model and its parent. */
@ApplicationScoped
class DeviceReferences {
    private final SiteDirectory sites;
    private final DeviceModelStore models;
    private final DeviceStore devices;
    private final KnownSiteStore knownSites;

    DeviceReferences(
            SiteDirectory sites,
            KnownSiteStore knownSites,
            DeviceModelStore models,
            DeviceStore devices) {
        this.sites = sites;
        this.knownSites = knownSites;
        this.models = models;
        this.devices = devices;
    }

    /** Asks tenant-service, so never within a transaction. */
    Site site(Scope scope, UUID siteId) {
        return sites.find(siteId)
                .filter(site -> isCustomer(scope, site))
                .orElseThrow(() -> notYours(siteId));
    }

    /**
     * The site as it is now, within the transaction that puts a device there: it may have moved
     * since it was asked for.
     */
    Site settled(Scope scope, Site asked) {
        Site now = knownSites.newest(asked);
        if (!isCustomer(scope, now)) {
            throw notYours(asked.id());
        }
        return now;
    }

    private static ProblemException notYours(UUID siteId) {
        return WireProblem.INVALID_BODY.at(
                "/siteId", "site " + siteId + " is not one of your customers'");
    }

    /** Model and parent, within the transaction that writes the device. */
    void check(DeviceDescription description, DeviceRecord device) {
        List<Violation> violations = new ArrayList<>();
        if (!models.exists(description.modelId())) {
            violations.add(new Violation("/modelId", "no device model " + description.modelId()));
        }
        parentFault(description, device)
                .ifPresent(fault -> violations.add(new Violation("/parentId", fault)));
        if (!violations.isEmpty()) {
            throw WireProblem.INVALID_BODY.at(violations);
        }
    }

    /** One level only: a parent has no parent, so nobody speaks for itself by a detour. */
    private Optional<String> parentFault(DeviceDescription description, DeviceRecord device) {
        UUID parentId = description.parentId();
        if (parentId == null) {
            return Optional.empty();
        }
        if (parentId.equals(device.id)) {
            return Optional.of("a device is not its own parent");
        }
        Optional<DeviceRecord> parent = devices.one(parentId);
        if (parent.isEmpty() || !Objects.equals(parent.get().providerId, device.providerId)) {
            return Optional.of("no device " + parentId);
        }
        if (parent.get().toDevice().state() == DeviceState.REMOVED) {
            return Optional.of("device " + parentId + " is removed");
        }
        if (parent.get().parentId != null) {
            return Optional.of("device " + parentId + " has a parent itself");
        }
        return devices.hasChildren(device.id)
                ? Optional.of("this device is a parent itself")
                : Optional.empty();
    }

    private static boolean isCustomer(Scope scope, Site site) {
        return scope instanceof Scope.OfProvider provider
                && provider.providerId().equals(site.providerId());
    }
}
