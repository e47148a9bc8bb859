package dev.salesflow.imports.intake;

import dev.salesflow.identity.ListedPerson;
import dev.salesflow.identity.PeopleIntake;
import dev.salesflow.identity.Role;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.ImportRow;
import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RowOutcome;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lists of people, for administrators. */
@Component
class TeamRows implements KindIntake {

    private final PeopleIntake intake;

    TeamRows(PeopleIntake intake) {
        this.intake = intake;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.TEAM;
    }

    /**
     * A person may be named as manager above or below their own row, so a team of usual size goes in together; in a longer list,
     * or where a row is turned down by the database, a later batch finds whom an earlier one only named.
     */
    @Override
    public int batch() {
        return 20_000;
    }

    @Override
    public List<RowOutcome> take(List<ImportRow> rows, EarlierRows earlier, IntakeContext context) {
        return intake.take(rows.stream().map(row -> new ListedPerson(row.text("name"), row.text("login"), row.text("email"),
                row.text("role") == null ? null : Role.valueOf(row.text("role")), row.text("manager"), row.text("territory"))).toList(), earlier);
    }
}
