/**
 * Domain events of other services, in: one durable session of the service ({@code alarm-domain}),
 * subscribed to {@code dianan/domain/<owner>/#}. Each event is handed to the {@link
 * io.dianan.platform.inbox.DomainReader} of its owner and type, which keeps it by version; the
 * broker is acknowledged after that commit. A fault of the database is tried again for as long as
 * it takes. What cannot be read, and what the database refuses, is logged, counted and passed: its
 * owner has it and can be asked again. Types without a reader are passed unread.
 *
 * <p>A service sets {@code dianan.domain.inbox=true} at build time; whom it listens to stands in
 * {@link io.dianan.contracts.topic.Topics#domainOwners}; {@code dianan.domain.owned} says whether
 * this replica owns the session. Meters: {@code dianan.domain.events{owner,type,outcome}} and
 * {@code dianan.domain.faults}.
 */
@NullMarked
package io.dianan.platform.inbox;

import org.jspecify.annotations.NullMarked;
