/** The description of our calls for programs (OpenAPI); it is built from the calls themselves and from {@code openapi/}. */
package dev.salesflow.shared.web.api;
