package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class KeepingPersonsNumbersOutTest extends WithLists {

    private static final String IDENTITY = "11010519491231002X";
    private static final String CARD = "6222021234567890128";

    @Test
    void takesTheNumbersOutOfTheirCellsAndSaysInWhichRowsAndColumns() {
        imports.bring("customers", "account\nHold " + w + "\n", admin);
        var list = "公司,姓名,手机,备注\nHold W,王芳,13800138000,身份证 %s 已核\nHold W,李雷,,%s\nHold W,韩梅,,4111111111111111 %s\nHold W,林涛,,客户编号 1234567890123452\n"
                .replace("W", w).formatted(IDENTITY, CARD, IDENTITY);

        var run = imports.bring("contacts", list, admin);

        assertThat(imports.rows(run, admin)).containsEntry(2, "created note imports.remark.removed.identity_card")
                .containsEntry(3, "created note imports.remark.removed.bank_card").containsEntry(4, "created note imports.remark.removed.both")
                .containsEntry(5, "created");
        assertThat(run.removed()).isEqualTo(new ImportRun.Removed(2, 2));
        assertThat(jdbc.sql("select coalesce(p.note, '-') from contact p join customer c on c.id = p.customer_id where c.name = ? order by p.note nulls first")
                .param("Hold " + w).query(String.class).list()).containsExactlyInAnyOrder("-", "*** ***", "客户编号 1234567890123452", "身份证 *** 已核");
    }

    @Test
    void saysSoBesideEverythingElseThatIsSaidOfTheRow() {
        var run = imports.bring("customers", "name,note,parent\nA W,%s,Nobody W\n".replace("W", w).formatted(IDENTITY), admin);

        assertThat(imports.rows(run, admin)).containsEntry(2, "created note parent imports.remark.removed.identity_card imports.remark.parent.unknown");
    }

    @Test
    void neverWritesThemIntoVerdictsQuestionsFileNamesOrTheLog(CapturedOutput log) {
        var list = "name,employees,owner,externalId,expectedPurchase\n%s,1,,,\nA W,%s,,,\nB W,1,%s,,\nC W,1,,%s,\nD W,1,,,%s\n".replace("W", w)
                .formatted(IDENTITY, IDENTITY, CARD, IDENTITY, CARD);

        var run = imports.bring("customers", list, admin);

        assertThat(imports.rows(run, admin)).containsEntry(2, "failed name imports.reason.onlyNumber").containsEntry(3, "failed employees imports.reason.notWhole")
                .containsEntry(4, "created owner imports.remark.removed.bank_card").containsEntry(5, "created externalId imports.remark.removed.identity_card")
                .containsEntry(6, "failed expectedPurchase imports.reason.notADate");
        assertThat(run.removed()).isEqualTo(new ImportRun.Removed(3, 2));
        assertThat(everythingOf(run)).noneMatch(text -> text.contains(IDENTITY) || text.contains(CARD));
        assertThat(ImportBook.cleanName("王芳 " + IDENTITY + ".csv")).isEqualTo("王芳 ***.csv");
        assertThat(log.getAll()).doesNotContain(IDENTITY, CARD);
    }

    @Test
    void quotesNoneAsTheExampleOfAQuestion() {
        var asked = imports.bring("customers", "name,expectedPurchase\nA W,01/02/2027 10:00 %s\nB W,03/04/2027\n".replace("W", w).formatted(IDENTITY), admin);

        assertThat(asked.questions()).singleElement().satisfies(question -> assertThat(question.examples()).containsExactly("03/04/2027"));
        assertThat(imports.answer(asked, "{\"date:expectedPurchase\": \"MM/dd/yyyy\"}", admin).state()).isEqualTo(ImportState.DONE);
    }

    @Test
    void leavesCompaniesAndNumbersOfOurOwnAlone() {
        var list = "name,registrationNumber,externalId,phone\nA W,91350100M000100Y43,4111111111111111,13800138000\n".replace("W", w);

        var run = imports.bring("customers", list, admin);

        assertThat(run.removed().any()).isFalse();
        assertThat(jdbc.sql("select registration_number || ' ' || external_id from customer where name = ?").param("A " + w).query(String.class).single())
                .isEqualTo("91350100M000100Y43 4111111111111111");
    }

    @Test
    void takesABankCardForNoTelephoneHoweverTheColumnIsCalled() {
        var phone = "0086 139 " + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
        var run = imports.bring("customers", "name,phone\nA W,6222020200012345670\nB W,%s\n".replace("W", w).formatted(phone), admin);

        assertThat(run.removed().any()).isTrue();
        assertThat(jdbc.sql("select phone from customer where name = ?").param("A " + w).query(String.class).optional()).isEmpty();
        assertThat(jdbc.sql("select phone from customer where name = ?").param("B " + w).query(String.class).single()).isEqualTo(phone);
    }

    /** Every text that is kept of the import, the file being gone. */
    private List<String> everythingOf(ImportRun run) {
        return jdbc.sql("select r::text from import_run r where id = :id union all select b::text from import_batch b where import_id = :id"
                + " union all select convert_from(bytes, 'UTF8') from import_chunk where import_id = :id"
                + " union all select c::text from customer c where name like :name").param("id", run.id()).param("name", "% " + w).query(String.class).list();
    }
}
