/** The gRPC service that nodes dial: authenticates, bounds, translates and hands over. */
@NullMarked
package dev.momo.gateway.feed;

import org.jspecify.annotations.NullMarked;
