package dev.salesflow.quotation.paper;

/** A quotation as a file in PDF. */
public record Paper(String name, byte[] content) {

    public static final String TYPE = "application/pdf";
}
