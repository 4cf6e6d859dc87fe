/**
 * The launcher's part of the one command line: up, down, status, token. Each command is a class
 * that reads its options, does its work in the suite and prints for people, or JSON for scripts.
 * What cannot be done is one sentence on the error stream and an exit code other than 0.
 */
@NullMarked
package io.dianan.launcher.command;

import org.jspecify.annotations.NullMarked;
