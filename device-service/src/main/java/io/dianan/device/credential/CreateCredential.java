package io.dianan.device.credential;

import io.dianan.contracts.id.Uuid7;
import io.dianan.device.device.Device;
import io.dianan.device.device.FleetChange;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Gives a device a credential, and shows its secret this once. */
@ApplicationScoped
class CreateCredential {
    /** A device changes its credential by having two for a while; many more are a mistake. */
    private static final int CREDENTIALS_MAX = 10;

    private final FleetChange fleet;
    private final CredentialStore credentials;
    private final Secrets secrets;
    private final Clock clock;

    CreateCredential(FleetChange fleet, CredentialStore credentials, Secrets secrets, Clock clock) {
        this.fleet = fleet;
        this.credentials = credentials;
        this.secrets = secrets;
        this.clock = clock;
    }

    Credential.WithSecret create(Scope scope, UUID deviceId, NewCredential wanted) {
        if (wanted.kind() == CredentialKind.PASSWORD && wanted.name() == null) {
            throw WireProblem.INVALID_BODY.at("/name", "a password needs a name");
        }
        String secret = wanted.secret() == null ? secrets.make() : wanted.secret();
        return fleet.around(
                scope,
                deviceId,
                device -> {
                    device.mustNotBeRemoved();
                    if (credentials.countOfDevice(deviceId) >= CREDENTIALS_MAX) {
                        throw CredentialProblem.TOO_MANY_CREDENTIALS.because(
                                "a device has at most " + CREDENTIALS_MAX + " credentials");
                    }
                    CredentialRecord credential = record(device, wanted, secret);
                    credentials.add(credential);
                    return credential.toCredential().with(secret);
                });
    }

    private CredentialRecord record(Device device, NewCredential wanted, String secret) {
        CredentialRecord credential = new CredentialRecord();
        credential.id = Uuid7.next();
        credential.deviceId = device.id();
        credential.kind = wanted.kind().word();
        credential.name = wanted.name();
        credential.keyHash = secrets.key(wanted.kind(), wanted.name(), secret);
        credential.createdAt = clock.instant();
        credential.ownedBy(device.owner());
        return credential;
    }
}
