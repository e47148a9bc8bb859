/** A quotation on paper: as PDF with the company's letterhead, and the letters that carried it out. */
@org.springframework.modulith.NamedInterface("paper")
package dev.salesflow.quotation.paper;
