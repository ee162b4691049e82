/**
 * From decisions to effects. One process reads the decisions, writes each step to a hash-chained
 * journal before it is taken, waits for people where a policy asks for it, calls the targets, and
 * tells what came of it. It is a module of its own so that clients and credentials of targets are
 * neither on the class path of the Flink jobs nor behind the open port of the server.
 */
package io.plumbline.enforcement;
