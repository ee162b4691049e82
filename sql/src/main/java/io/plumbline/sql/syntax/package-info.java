/**
 * Statements as the generated parser reads them: checked for form, not for meaning. The parser is
 * Calcite's grammar with {@code src/main/codegen/includes/parserImpls.ftl}.
 */
package io.plumbline.sql.syntax;
