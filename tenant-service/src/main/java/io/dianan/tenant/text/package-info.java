/**
 * Text that people type: one line of limited length, without characters that do not show. Every
 * name and address of this service passes here.
 */
@NullMarked
package io.dianan.tenant.text;

import org.jspecify.annotations.NullMarked;
