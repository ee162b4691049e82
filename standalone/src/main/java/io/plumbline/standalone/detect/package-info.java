/** The command that scores files of series. */
package io.plumbline.standalone.detect;
