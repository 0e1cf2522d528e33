/** What deploy/kubernetes consists of, rendered and held against the API, itself and the documentation. */
@NullMarked
package dev.momo.gateway.deploy;

import org.jspecify.annotations.NullMarked;
