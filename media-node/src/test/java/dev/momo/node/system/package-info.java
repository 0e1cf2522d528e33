/** Tests of the two processes as their users meet them: started by the script, watched by a browser, read over HTTP. */
@NullMarked
package dev.momo.node.system;

import org.jspecify.annotations.NullMarked;
