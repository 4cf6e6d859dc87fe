/**
 * The identity provider: a Keycloak distribution made ready once, the command that runs it, and the
 * realm {@code dianan} with its roles, clients and demo people, filled in from a template at the
 * first start. Secrets come from the caller and leave only towards Keycloak.
 */
@NullMarked
package io.dianan.launcher.identity;

import org.jspecify.annotations.NullMarked;
