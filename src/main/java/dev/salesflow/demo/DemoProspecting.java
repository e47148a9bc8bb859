package dev.salesflow.demo;

import dev.salesflow.demo.DemoRecords.Kind;
import dev.salesflow.identity.Viewers;
import dev.salesflow.prospecting.CallOutcome;
import dev.salesflow.prospecting.NameFilter;
import dev.salesflow.prospecting.NewList;
import dev.salesflow.prospecting.ProspectBook;
import dev.salesflow.prospecting.calls.CallBook;
import dev.salesflow.prospecting.calls.CallNote;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Two lists of names that the demo's reps call through, the first with a telemarketer and a little way into it. */
@Component
class DemoProspecting {

    private final ProspectBook lists;
    private final CallBook calls;
    private final Viewers viewers;
    private final DemoRecords records;

    DemoProspecting(ProspectBook lists, CallBook calls, Viewers viewers, DemoRecords records) {
        this.lists = lists;
        this.calls = calls;
        this.viewers = viewers;
        this.records = records;
    }

    void tell(String suffix, String step) {
        var east = list("华东名录电话筛选", "邀请参加十二月的智能制造研讨会，并了解信息化现状", "华东", Set.of("rep" + suffix, "telemarketer" + suffix), suffix, step);
        list("European directory", "Ask who plans a new system, and invite to the spring webinar", "Europe", Set.of("rep2" + suffix), suffix, step);
        call(east, "rep" + suffix, CallOutcome.REACHED, "信息部接的电话，愿意收资料", new CallNote.Answers(true, true, false, false));
        call(east, "rep" + suffix, CallOutcome.NOT_REACHED, null, CallNote.Answers.NONE);
        call(east, "rep" + suffix, CallOutcome.NOT_INTERESTED, "现有系统满意，暂不考虑", new CallNote.Answers(false, true, true, false));
    }

    private UUID list(String name, String purpose, String territory, Set<String> callers, String suffix, String step) {
        var filter = new NameFilter(null, territory, null, null, null, null, false);
        var id = lists.make(new NewList("demo:" + name + suffix, name + suffix, purpose, filter, callers), viewers.of("manager" + suffix));
        records.add(Kind.PROSPECT_LIST, id, step);
        return id;
    }

    /** Nobody is left where a person moved all of the demo's customers. */
    private void call(UUID list, String caller, CallOutcome outcome, String note, CallNote.Answers answers) {
        var viewer = viewers.of(caller);
        calls.next(list, viewer).ifPresent(name -> calls.record(new CallNote("demo:" + name.id(), name.id(), outcome, note, note, null, answers,
                Map.of(), null, null, null), viewer));
    }
}
