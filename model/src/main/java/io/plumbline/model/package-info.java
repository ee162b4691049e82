/** The vocabulary that every module speaks: records, enums and their JSON. No Flink, no I/O. */
package io.plumbline.model;
