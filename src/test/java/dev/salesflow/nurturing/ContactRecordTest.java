package dev.salesflow.nurturing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactRecordTest {

    static final Instant NOW = Instant.parse("2026-05-06T10:00:00Z");
    static final LocalDate TODAY = LocalDate.parse("2026-05-06");

    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final UUID customer = UUID.randomUUID();

    @Test
    void isOpenExactlyWhileItsNextActionIs() {
        var record = record(next("rep", TODAY));
        assertThat(record.result()).isEqualTo(ContactResult.OPEN);

        record.close(ContactResult.FAILED, "rep", NOW);

        assertThat(record.result()).isEqualTo(ContactResult.FAILED);
        assertThat(record(null).result()).isEqualTo(ContactResult.DONE);
    }

    @ParameterizedTest
    @CsvSource({"'',rep,2026-05-06,nextAction", "Call,'',2026-05-06,nextOwner", "Call,rep,,nextDue", "Call,rep,2026-05-05,nextDue", "Call,rep,9999-01-01,nextDue"})
    void refusesAnActionWithoutWordsOwnerAndADayToCome(String action, String owner, LocalDate due, String field) {
        refuses(() -> record(new NextAction(action, owner, due, null)), field);
    }

    @Test
    void refusesAContactInTheFutureOrOfAnotherAge() {
        refuses(() -> of(NOW.plusSeconds(1), null, null), "heldAt");
        refuses(() -> of(Instant.MIN, null, null), "heldAt");
    }

    @Test
    void refusesAnOpenResultWithNothingToDoAndAClosedOneWithSomething() {
        refuses(() -> of(null, ContactResult.OPEN, null), "nextAction");
        refuses(() -> of(null, ContactResult.DONE, next("rep", TODAY)), "result");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        var note = new ContactNote(" ", null, null, null, null, null, "\u00a0", "x".repeat(2001), "card 4111 1111 1111 1111", null, null, null, null);

        assertThat(note.problems(clock)).extracting(Refusal::field)
                .containsExactlyInAnyOrder("requestId", "customerId", "way", "said", "customerWords", "objection");
    }

    @Test
    void aClosedActionIsNeitherClosedAgainNorPostponedNorHandedOver() {
        var record = record(next("rep", TODAY));
        record.close(ContactResult.DONE, "rep", NOW);

        assertThatThrownBy(() -> record.close(ContactResult.DONE, "rep", NOW)).hasMessage("nextAction.closed");
        assertThatThrownBy(() -> record.postpone(TODAY.plusDays(1), TODAY)).hasMessage("nextAction.closed");
        assertThatThrownBy(() -> record.handOverTo("other")).hasMessage("nextAction.closed");
    }

    @Test
    void aPostponedActionKeepsItsTimeAndBecomesATaskOnceMore() {
        var record = record(new NextAction("Call", "rep", TODAY, LocalTime.NOON));
        record.taskStarted("one");

        assertThatThrownBy(() -> record.taskStarted("two")).isInstanceOf(IllegalStateException.class);
        record.postpone(TODAY.plusDays(2), TODAY);
        record.taskStarted("two");

        assertThat(record.next()).isEqualTo(new NextAction("Call", "rep", TODAY.plusDays(2), LocalTime.NOON));
        refuses(() -> record.postpone(TODAY.minusDays(1), TODAY), "nextDue");
    }

    private static NextAction next(String owner, LocalDate due) {
        return new NextAction("Call", owner, due, null);
    }

    private ContactRecord record(NextAction next) {
        return of(null, null, next);
    }

    private ContactRecord of(Instant heldAt, ContactResult result, NextAction next) {
        return ContactRecord.of(new ContactNote("r", customer, null, null, heldAt, ContactWay.PHONE, "said", null, null, null, result, next, null), null, "rep", clock);
    }

    private static void refuses(ThrowingCallable work, String field) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo(field));
    }
}
