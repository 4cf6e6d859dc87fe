package io.dianan.device;

import io.dianan.device.ingest.OwnerSql;
import io.dianan.testkit.Tokens;
import java.sql.SQLException;
import java.util.UUID;

/**
 * What the callers try on.
 *
 * @param device with the circuit on channel 1, which has a reading, the credential, and something
 *     in quarantine
 * @param spare in stock, version 1, with nothing on it
 */
record AccessThings(UUID model, UUID device, UUID circuit, UUID credential, UUID spare) {
    static AccessThings fresh() {
        Fleet owner = Fleet.of(Tokens.provider(Owners.PROVIDER_A));
        UUID device = owner.device(Owners.SITE_A11);
        UUID circuit = owner.circuit(device, 1);
        heard(device, circuit);
        return new AccessThings(
                owner.model(),
                device,
                circuit,
                owner.credential(device),
                owner.device(Owners.SITE_A11));
    }

    /** One reading of the circuit and one thing of the device in quarantine. */
    private static void heard(UUID device, UUID circuit) {
        try (OwnerSql owner = OwnerSql.owner()) {
            owner.execute(
                    """
                    insert into reading_latest (circuit_id, at, received_at, time_quality)
                    values (?, now(), now(), 0)
                    """,
                    circuit);
            owner.execute(
                    """
                    insert into quarantine (id, device_id, received_at, reason, detail, topic,
                      body, sha256, provider_id, enterprise_id, region_code)
                    select gen_random_uuid(), id, now(), 'unparsable', '', '', '', '',
                           provider_id, enterprise_id, region_code
                    from device where id = ?
                    """,
                    device);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
