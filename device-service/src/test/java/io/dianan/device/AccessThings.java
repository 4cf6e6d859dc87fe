package io.dianan.device;

import io.dianan.testkit.Tokens;
import java.util.UUID;

/**
 * What the callers try on.
 *
 * @param device with the circuit on channel 1 and the credential
 * @param spare in stock, version 1, with nothing on it
 */
record AccessThings(UUID model, UUID device, UUID circuit, UUID credential, UUID spare) {
    static AccessThings fresh() {
        Fleet owner = Fleet.of(Tokens.provider(Owners.PROVIDER_A));
        UUID device = owner.device(Owners.SITE_A11);
        return new AccessThings(
                owner.model(),
                device,
                owner.circuit(device, 1),
                owner.credential(device),
                owner.device(Owners.SITE_A11));
    }
}
