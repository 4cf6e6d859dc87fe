/**
 * Device models: which key of a payload is which metric on which channel, and how often a device
 * reports. Reference data of the whole platform: everybody signed in reads all of it, so there is
 * no owner and no row-level security. A model that a provider brought is changed by that provider
 * ({@code maintainerId}); the platform's own staff may change every model.
 */
@NullMarked
package io.dianan.device.model;

import org.jspecify.annotations.NullMarked;
