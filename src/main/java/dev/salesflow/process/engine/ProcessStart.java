package dev.salesflow.process.engine;

import java.util.Map;
import java.util.UUID;

/**
 * What happens in the tables when a person starts a process by its start form in Tasklist, in the same transaction as
 * the engine's start. It may refuse; then nothing is started and the form keeps what was typed.
 */
public interface ProcessStart {

    /** The process's id in the model. */
    String processId();

    /**
     * One domain call; variables the process needs are set by {@link CompletedTask#route}.
     *
     * @param form its {@code id} is the starting process instance's; its {@code businessKey} is null, there is no record yet
     * @param requestId given to the form when it was opened, so the same however often it is sent
     * @return the record the process is about: its business key
     * @throws StartedBefore where the request has been carried out
     */
    UUID start(CompletedTask form, String requestId);

    /** Choices of the start form by {@code valuesKey}, read when the form is opened. */
    default Map<String, Object> formData(String login) {
        return Map.of();
    }
}
