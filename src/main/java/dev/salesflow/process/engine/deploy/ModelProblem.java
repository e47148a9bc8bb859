package dev.salesflow.process.engine.deploy;

/**
 * Why a file cannot be deployed.
 *
 * @param file the file's name
 * @param element the element's id and name, or null where it is the whole file
 * @param reason what is wrong and what helps
 */
public record ModelProblem(String file, String element, String reason) {

    @Override
    public String toString() {
        return element == null ? file + " " + reason : file + ", " + element + ": " + reason;
    }
}
