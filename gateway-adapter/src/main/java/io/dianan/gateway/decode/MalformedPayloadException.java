package io.dianan.gateway.decode;

/** The payload has no shape that we know; the message says what is wrong with it. */
final class MalformedPayloadException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedPayloadException(String message) {
        super(message, null, false, false);
    }
}
