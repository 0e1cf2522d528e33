/** What the gateway can be told: one catalogue of settings, read and validated once at start. */
@NullMarked
package dev.momo.gateway.config;

import org.jspecify.annotations.NullMarked;
