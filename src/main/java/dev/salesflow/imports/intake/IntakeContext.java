package dev.salesflow.imports.intake;

import dev.salesflow.identity.Viewer;

/**
 * What the rows of one import share.
 *
 * @param placeholder whether rows without a customer go to the placeholder
 * @param placeholderName what it is called where it has to be made
 */
public record IntakeContext(Viewer viewer, People people, Products products, boolean placeholder, String placeholderName) {
}
