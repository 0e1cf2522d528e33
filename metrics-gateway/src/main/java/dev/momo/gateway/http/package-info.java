/** What holds for every answer over HTTP: problem details, conditions, encodings, and which web origins may read. */
@NullMarked
package dev.momo.gateway.http;

import org.jspecify.annotations.NullMarked;
