package dev.salesflow.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * For developers who edit a table by hand: give the line of labels and the rows, get the whole file.
 * {@code mvn test-compile exec:java -Dexec.classpathScope=test -Dexec.mainClass=dev.salesflow.rules.WriteTables
 * -Dexec.args="dev.salesflow.grading.GradingRules CUSTOMER_GRADE UNIQUE"}
 */
final class WriteTables {

    private WriteTables() {
    }

    /** @param args class and constant that hold the contract, and the way to choose */
    public static void main(String[] args) throws ReflectiveOperationException, IOException {
        var constant = Class.forName(args[0]).getDeclaredField(args[1]);
        constant.setAccessible(true);
        var contract = (TableContract<?, ?>) constant.get(null);
        var file = Path.of(contract.resource());
        var text = Files.readString(file);
        var labels = Pattern.compile("^valid from,", Pattern.MULTILINE).matcher(text);
        if (!labels.find()) {
            throw new IllegalArgumentException(file + " has no line of labels");
        }
        Files.writeString(file, RuleTable.of(contract, HitPolicy.valueOf(args[2]), text.substring(labels.start())).canonical());
    }
}
