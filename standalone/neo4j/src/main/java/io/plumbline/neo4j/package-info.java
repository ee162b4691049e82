/**
 * Runs a Neo4j Community server as a process of its own. This is the only code that compiles
 * against Neo4j's GPLv3 jars: no other module may depend on it. Everyone else speaks Bolt.
 */
package io.plumbline.neo4j;
