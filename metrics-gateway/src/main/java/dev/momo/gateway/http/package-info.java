/** What holds for every answer over HTTP: problem details for errors, and which web origins may read. */
@NullMarked
package dev.momo.gateway.http;

import org.jspecify.annotations.NullMarked;
