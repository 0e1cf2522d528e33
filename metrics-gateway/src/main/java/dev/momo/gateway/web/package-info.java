/** The live page's files. */
@NullMarked
package dev.momo.gateway.web;

import org.jspecify.annotations.NullMarked;
