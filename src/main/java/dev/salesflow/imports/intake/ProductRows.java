package dev.salesflow.imports.intake;

import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.ImportRow;
import dev.salesflow.imports.reading.Words;
import dev.salesflow.product.Product;
import dev.salesflow.product.ProductIntake;
import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RowOutcome;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Price lists. */
@Component
class ProductRows implements KindIntake {

    private final ProductIntake intake;

    ProductRows(ProductIntake intake) {
        this.intake = intake;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.PRODUCTS;
    }

    /** Two rows of one name or one code are one product, as in the table. */
    @Override
    public Optional<Repeated> repeats(ImportRow row, Seen seen) {
        return Optional.ofNullable(row.text("code")).flatMap(code -> Repeated.of("code " + code, "code", seen))
                .or(() -> Repeated.of(name(row), "name", seen));
    }

    @Override
    public void remember(ImportRow row, Seen seen) {
        seen.remember(name(row), row.line());
        if (row.text("code") != null) {
            seen.remember("code " + row.text("code"), row.line());
        }
    }

    private static String name(ImportRow row) {
        return "name " + Words.fold(row.text("name"));
    }

    @Override
    public List<RowOutcome> take(List<ImportRow> rows, EarlierRows earlier, IntakeContext context) {
        return intake.take(rows.stream().map(row -> new Product(null, row.text("code"), row.text("name"), row.text("series"),
                row.amount("listPrice"), row.text("unit"), row.text("currency"), row.amount("cost"), row.yes("wholeUnits"))).toList(), earlier);
    }
}
