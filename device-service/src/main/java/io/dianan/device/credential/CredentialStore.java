package io.dianan.device.credential;

import io.dianan.device.device.Device;
import io.dianan.device.device.DeviceFollower;
import io.dianan.device.site.Owner;
import io.dianan.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Credentials in the database; each method runs in a transaction under a scope. */
@ApplicationScoped
class CredentialStore implements PanacheRepositoryBase<CredentialRecord, UUID>, DeviceFollower {

    List<Credential> ofDevice(UUID deviceId) {
        return list("deviceId", Sort.by("id"), deviceId).stream()
                .map(CredentialRecord::toCredential)
                .toList();
    }

    long countOfDevice(UUID deviceId) {
        return count("deviceId", deviceId);
    }

    /** Names the value where that is no secret, never the owner of the other credential. */
    void add(CredentialRecord credential) {
        try {
            persistAndFlush(credential);
        } catch (ConstraintViolationException e) {
            throw switch (Objects.requireNonNullElse(e.getConstraintName(), "")) {
                case "credential_key_hash" -> doubleKey(credential);
                case "credential_name" ->
                        CredentialProblem.DOUBLE_NAME.at(
                                "/name", "name " + credential.name + " is in use");
                default -> e;
            };
        }
    }

    private static ProblemException doubleKey(CredentialRecord credential) {
        return CredentialKind.of(credential.kind) == CredentialKind.GB26875_ADDRESS
                ? CredentialProblem.DOUBLE_ADDRESS.at(
                        "/name", "address " + credential.name + " is in use")
                : CredentialProblem.DOUBLE_SECRET.at(
                        "/secret", "this secret is in use; bring another");
    }

    /** Whether the device had it. */
    boolean remove(UUID deviceId, UUID id) {
        return delete("id = ?1 and deviceId = ?2", id, deviceId) == 1;
    }

    @Override
    public void moved(Device device, Owner to) {
        list("deviceId", device.id()).forEach(credential -> credential.ownedBy(to));
    }

    @Override
    public void owned(List<UUID> deviceIds, Owner by) {
        update(
                "providerId = ?1, enterpriseId = ?2, regionCode = ?3 where deviceId in ?4",
                by.providerId(),
                by.enterpriseId(),
                by.regionCode(),
                deviceIds);
    }

    @Override
    public void removed(Device device, Instant at) {
        delete("deviceId", device.id());
    }
}
