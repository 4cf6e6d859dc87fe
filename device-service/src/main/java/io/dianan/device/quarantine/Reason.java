package io.dianan.device.quarantine;

import java.util.Locale;

/** Why this service puts something into quarantine; gateways bring reasons of their own. */
public enum Reason {
    /** The batch is no protobuf of ours. */
    UNPARSABLE,
    /** The batch tells no gateway, run, number or lane that could be true. */
    BAD_HEADER,
    /** One item of a good batch lacks what it must have. */
    INVALID_ITEM,
    /** A kind of event that this version does not know. */
    UNKNOWN_KIND,
    /** There is no such circuit, or it belongs to another device. */
    NO_CIRCUIT,
    /** Older than readings are kept. */
    TOO_OLD,
    /** The database refused this one item. */
    REFUSED;

    /** {@code no-circuit}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
