package io.dianan.platform.page;

import io.dianan.platform.problem.WireProblem;
import org.jspecify.annotations.Nullable;

/** A row's version as entity tag: {@code "7"}. */
public record Version(long number) {

    /** As the ETag header carries it. */
    public String etag() {
        return "\"" + number + "\"";
    }

    /**
     * Checks a request's If-Match against this version: absent is {@code 428}, another one {@code
     * 412}.
     */
    public void mustMatch(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw WireProblem.IF_MATCH_REQUIRED.because(
                    "send If-Match with the ETag of the version you read");
        }
        if (!ifMatch.trim().equals(etag())) {
            throw WireProblem.STALE_VERSION.because(
                    "If-Match " + ifMatch + " is not the current version " + etag());
        }
    }
}
