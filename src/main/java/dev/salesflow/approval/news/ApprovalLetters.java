package dev.salesflow.approval.news;

import dev.salesflow.absence.Absences;
import dev.salesflow.absence.StandIn;
import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.approval.ApprovalRequest;
import dev.salesflow.identity.People;
import dev.salesflow.notice.Letter;
import dev.salesflow.notice.Notice;
import dev.salesflow.notice.Outbox;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells by e-mail: who is urged, to whom something was copied, and to whoever asked how it ended. */
@Component
class ApprovalLetters {

    private final ApprovalBook book;
    private final Outbox outbox;
    private final People people;
    private final Absences absences;
    private final MessageSource messages;
    private final String address;

    ApprovalLetters(ApprovalBook book, Outbox outbox, People people, Absences absences, MessageSource messages,
            @Value("${salesflow.address}") String address) {
        this.book = book;
        this.outbox = outbox;
        this.people = people;
        this.absences = absences;
        this.messages = messages;
        this.address = address;
    }

    @EventListener
    void urged(ApprovalUrged event) {
        var request = book.get(event.requestId());
        request.asked().forEach(signer -> tell(absences.standIn(signer.login()).map(StandIn::deputy).orElse(signer.login()),
                "urged", request, "urge:" + signer.id() + ":" + request.urgedAt()));
    }

    @EventListener
    void copied(ApprovalCopied event) {
        tell(event.to(), "copied", book.get(event.requestId()), "copy:" + event.requestId() + ":" + event.to());
    }

    @EventListener
    void ended(ApprovalMoved event) {
        if (event.state() == ApprovalRequest.State.APPROVED || event.state() == ApprovalRequest.State.SENT_BACK) {
            var request = book.get(event.requestId());
            request.about().askers().forEach(asker -> tell(asker, event.state().name(), request, "approval:" + event.requestId() + ":" + event.state() + ":" + asker));
        }
    }

    private void tell(String login, String kind, ApprovalRequest request, String key) {
        people.find(login).ifPresent(person -> {
            var locale = person.locale();
            var subject = messages.getMessage("approval.letter." + kind + ".subject", new Object[] {request.about().title()}, locale);
            var body = messages.getMessage("approval.letter." + kind, new Object[] {person.name(), request.about().title(), link(request.id())}, locale);
            outbox.put(login, Notice.ASSIGNMENTS, new Letter(key, subject, body));
        });
    }

    private String link(UUID id) {
        return address + "/approvals/" + id;
    }
}
