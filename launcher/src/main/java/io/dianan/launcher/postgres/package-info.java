/**
 * PostgreSQL without an installation: real server binaries from a jar, run as a child process with
 * every promise of durability on, and the databases and roles of the services made in any server.
 * The launcher and the testkit knock; nothing here knows a table.
 */
@NullMarked
package io.dianan.launcher.postgres;

import org.jspecify.annotations.NullMarked;
