package io.dianan.device.credential;

import io.dianan.contracts.id.Uuid7;
import io.dianan.device.device.Device;
import io.dianan.device.device.FleetChange;
import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        Named named = named(wanted);
        return fleet.around(
                scope,
                deviceId,
                device -> {
                    device.mustNotBeRemoved();
                    if (credentials.countOfDevice(deviceId) >= CREDENTIALS_MAX) {
                        throw CredentialProblem.TOO_MANY_CREDENTIALS.because(
                                "a device has at most " + CREDENTIALS_MAX + " credentials");
                    }
                    CredentialRecord credential = record(device, wanted.kind(), named);
                    credentials.add(credential);
                    return credential.toCredential().with(named.secret());
                });
    }

    /**
     * Who it says it is, how it proves that, and what the gateway looks it up by.
     *
     * @param secret null for an address, which proves nothing
     */
    private record Named(@Nullable String name, @Nullable String secret, String key) {}

    private Named named(NewCredential wanted) {
        return switch (wanted.kind()) {
            case ACCESS_TOKEN -> {
                String secret = secretOf(wanted);
                yield new Named(wanted.name(), secret, secrets.keyOfToken(secret));
            }
            case PASSWORD -> {
                String name = nameOf(wanted, "a password needs a name");
                String secret = secretOf(wanted);
                yield new Named(name, secret, secrets.keyOfPassword(name, secret));
            }
            case GB26875_ADDRESS -> {
                if (wanted.secret() != null) {
                    throw WireProblem.INVALID_BODY.at("/secret", "an address has no secret");
                }
                String name = nameOf(wanted, "the address of the transmitter stands in the name");
                String address = TransmitterAddress.of(name).decimal();
                yield new Named(address, null, address);
            }
        };
    }

    private String secretOf(NewCredential wanted) {
        return wanted.secret() == null ? secrets.make() : wanted.secret();
    }

    private static String nameOf(NewCredential wanted, String missing) {
        if (wanted.name() == null) {
            throw WireProblem.INVALID_BODY.at("/name", missing);
        }
        return wanted.name();
    }

    private CredentialRecord record(Device device, CredentialKind kind, Named named) {
        CredentialRecord credential = new CredentialRecord();
        credential.id = Uuid7.next();
        credential.deviceId = device.id();
        credential.kind = kind.word();
        credential.name = named.name();
        credential.keyHash = named.key();
        credential.createdAt = clock.instant();
        credential.ownedBy(device.owner());
        return credential;
    }
}
