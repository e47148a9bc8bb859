package dev.salesflow.quotation.paper;

import java.time.Instant;

/** A letter that brought a quotation to its customer. */
public record SentLetter(String address, String subject, String body, String writtenBy, Instant writtenAt) {
}
