package io.dianan.device.site;

/** tenant-service knows no such site, or not for this caller. */
final class UnknownSiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
