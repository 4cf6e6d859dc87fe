package io.dianan.gateway.decode;

/** Why a payload, or a part of it, is in quarantine. */
public enum Reason {
    /**
     * No JSON of a known shape, or nothing in it that a reading can hold. Nothing of it was stored.
     */
    UNPARSABLE("unparsable"),
    /** A metric whose value is not a number. The rest of the message was stored. */
    WRONG_TYPE("wrong-type"),
    /** Values of a channel that is no circuit of this device. */
    NO_CIRCUIT("no-circuit"),
    /** A number that the metric's column cannot hold. */
    OUT_OF_RANGE("out-of-range"),
    /**
     * A second value for the same metric of the same circuit in one record; the first was stored.
     */
    DOUBLE_VALUE("double-value"),
    /** More keys beyond the catalogue than a reading carries. */
    EXTRA_OVERFLOW("extra-overflow");

    private final String wire;

    Reason(String wire) {
        this.wire = wire;
    }

    /** As it stands in quarantine and metrics. */
    public String wire() {
        return wire;
    }
}
