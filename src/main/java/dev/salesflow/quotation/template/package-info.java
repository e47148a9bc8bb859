/** What quotations begin with: templates that managers keep, and how long an offer usually holds. */
@org.springframework.modulith.NamedInterface("template")
package dev.salesflow.quotation.template;
