/**
 * Whether a connection is good, fair or poor, and why, in words to act on. The rules stand in
 * {@link dev.momo.gateway.verdict.Rules}, their thresholds in the settings; every reason names the members of the report
 * that it was read from.
 */
@NullMarked
package dev.momo.gateway.verdict;

import org.jspecify.annotations.NullMarked;
