/**
 * Sites (场所): where an enterprise uses power, with address and coordinates. A site belongs to one
 * enterprise for life and copies its provider, also when that changes. Its own region decides which
 * regulator sees it. Other services ask here who owns what stands at a site, and hear of each
 * change: many sites that change at once are one event each.
 */
@NullMarked
package io.dianan.tenant.site;

import org.jspecify.annotations.NullMarked;
