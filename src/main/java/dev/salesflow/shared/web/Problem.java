package dev.salesflow.shared.web;

import org.springframework.http.HttpStatusCode;

/**
 * What went wrong, as pages and JSON say it.
 *
 * @param kind a stable name for programs, for instance {@code not-found} or the key of a refusal
 * @param field the input it is about, or null
 */
record Problem(HttpStatusCode status, String kind, String field, String sentence) {
}
