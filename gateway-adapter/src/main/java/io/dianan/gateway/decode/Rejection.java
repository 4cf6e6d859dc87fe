package io.dianan.gateway.decode;

/**
 * What of a message goes to quarantine, once a reason.
 *
 * @param detail for a person: which keys, or where the text broke
 */
public record Rejection(Reason reason, String detail) {
    static final int DETAIL_CHARS_MAX = 500;

    public Rejection {
        if (detail.length() > DETAIL_CHARS_MAX) {
            detail = detail.substring(0, DETAIL_CHARS_MAX - 1) + "…";
        }
    }
}
