package dev.salesflow.imports.intake;

import dev.salesflow.identity.Viewer;

/**
 * What the rows of one import share.
 *
 * @param placeholderName what the customer of rows without one is called where it has to be made
 */
public record IntakeContext(Viewer viewer, People people, Products products, String placeholderName) {
}
