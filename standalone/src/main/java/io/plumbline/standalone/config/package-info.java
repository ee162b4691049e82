/** Configuration from one YAML file and the environment. */
package io.plumbline.standalone.config;
