/**
 * Sites (场所): where an enterprise uses power, with address and coordinates. A site belongs to one
 * enterprise for life and copies its provider, also when that changes. Its own region decides which
 * regulator sees it. Other services ask here who owns what stands at a site.
 */
@NullMarked
package io.dianan.tenant.site;

import org.jspecify.annotations.NullMarked;
