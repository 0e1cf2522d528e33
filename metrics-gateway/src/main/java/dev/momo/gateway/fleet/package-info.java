/** {@code GET /nodes} and {@code /nodes/{id}}: who is there, how it does, and who was there a while ago. */
@NullMarked
package dev.momo.gateway.fleet;

import org.jspecify.annotations.NullMarked;
