/**
 * Enterprises (企业): who uses the power, by USCC, and which provider serves them. A provider keeps
 * its own customers; moving one to another provider is the platform's act and takes its sites
 * along. A regulator sees the enterprises of the region and those that have a site in it.
 */
@NullMarked
package io.dianan.tenant.enterprise;

import org.jspecify.annotations.NullMarked;
