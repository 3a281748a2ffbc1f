package io.github.otpgate;

/**
 * A service that runs, or can.
 *
 * @param beginning connects, and takes in what vendors tell; does not wait
 * @param release ends it, but for the connections to vendors
 */
record Works(Stages stages, Runnable beginning, Runnable release) {}
