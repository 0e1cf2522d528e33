/** Microphone and speaker through libwebrtc's audio device module, and the sound server behind them. */
@NullMarked
package dev.momo.node.device.sound;

import org.jspecify.annotations.NullMarked;
