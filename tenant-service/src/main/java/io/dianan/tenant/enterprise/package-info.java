/**
 * Enterprises (企业): who uses the power, by USCC, and which provider serves them. A provider keeps
 * its own customers; moving one to another provider is the platform's act and takes its sites
 * along. A regulator sees the enterprises of the region and those that have a site in it. Each
 * write is told to the other services, a move with one event for each site that goes along.
 */
@NullMarked
package io.dianan.tenant.enterprise;

import org.jspecify.annotations.NullMarked;
