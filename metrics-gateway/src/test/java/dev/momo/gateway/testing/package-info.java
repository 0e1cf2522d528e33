/** What tests of several packages use. */
package dev.momo.gateway.testing;
