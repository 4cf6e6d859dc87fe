package io.dianan.device.credential;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How a device says who it is. */
public enum CredentialKind {
    /** The MQTT user name, without a password. */
    ACCESS_TOKEN("access-token"),
    /** The MQTT user name is the credential's name, the password its secret. */
    PASSWORD("password"),
    /** The source address in each frame of GB/T 26875.3: a name that is no secret. */
    GB26875_ADDRESS("gb26875-address");

    private final String word;

    CredentialKind(String word) {
        this.word = word;
    }

    /** As the wire and the table write it. */
    @JsonValue
    public String word() {
        return word;
    }

    static CredentialKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no credential kind " + word));
    }

    @Override
    public String toString() {
        return word;
    }
}
