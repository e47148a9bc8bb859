package dev.salesflow.rules;

import dev.salesflow.rules.InvalidTable.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table that a person downloaded, edited and sends back, as {@code .drl.csv} or {@code .xlsx}; told apart by content. */
public final class TableFile {

    /** A full table is some hundred kilobytes. */
    private static final long LARGEST = 2_000_000;

    private TableFile() {
    }

    /**
     * The table as it stands there, not yet checked for what {@link Soundness} asks.
     *
     * @throws InvalidTable naming sheet, line, column and reason of everything that is wrong
     */
    public static RuleTable read(TableContract<?, ?> contract, Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw invalid(contract, Problem.of(1, null, "largeFile", LARGEST));
        }
        var bytes = Files.readAllBytes(file);
        var archive = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
        return archive ? new WorkbookReader(contract).read(file) : new TableReader(contract).draft(text(contract, bytes));
    }

    private static String text(TableContract<?, ?> contract, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw invalid(contract, Problem.of(1, null, "encoding"));
        }
    }

    private static InvalidTable invalid(TableContract<?, ?> contract, Problem problem) {
        return new InvalidTable(contract.table(), List.of(problem));
    }
}
