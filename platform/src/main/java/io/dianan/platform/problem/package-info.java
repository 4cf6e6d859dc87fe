/** Errors by name: an enum constant says type, status and title; one file maps them to RFC 9457. */
@NullMarked
package io.dianan.platform.problem;

import org.jspecify.annotations.NullMarked;
