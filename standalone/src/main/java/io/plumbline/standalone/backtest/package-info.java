/** Replays recorded loads through the detectors: what would have been raised, and when. */
package io.plumbline.standalone.backtest;
