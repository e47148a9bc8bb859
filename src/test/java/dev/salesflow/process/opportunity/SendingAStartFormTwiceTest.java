package dev.salesflow.process.opportunity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.salesflow.SalesflowTest;
import dev.salesflow.opportunity.DealFixture;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.Principals;
import dev.salesflow.process.engine.access.Rest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A second click, or an answer that was lost: the form goes out again as it stands, by the calls Tasklist makes. */
@SalesflowTest
class SendingAStartFormTwiceTest {

    @Autowired
    TestRestTemplate http;
    @Autowired
    Principals principals;
    @Autowired
    RepositoryService repository;
    @Autowired
    OpportunityBook deals;
    @Autowired
    JdbcClient jdbc;

    Rest rep;
    UUID customer;

    @BeforeEach
    void aCustomerOfTheRep() {
        rep = new Rest(http, principals.rep);
        customer = new DealFixture(jdbc).customer(principals.rep);
    }

    @Test
    void opensOneDealAndAnswersTheSame() throws Exception {
        var request = openedForm();

        var first = send(request, customer, true);
        var again = send(request, customer, true);

        assertThat(id(again)).isEqualTo(id(first));
        assertThat(dealsOf(customer)).isEqualTo(1);
        assertThat(instancesOf(customer)).isEqualTo(1);
    }

    @Test
    void isNotToldOfItsOwnDealAsIfItWereAnother() throws Exception {
        var request = openedForm();

        var first = send(request, customer, false);
        var again = send(request, customer, false);

        assertThat(id(again)).isEqualTo(id(first));
    }

    @Test
    void opensOneDealWhereTheSendingsRace() throws Exception {
        var request = openedForm();

        var answers = new HashSet<String>();
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (var answer : threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<ResponseEntity<String>>>mapToObj(i -> () -> send(request, customer, true)).toList())) {
                answers.add(id(answer.get()));
            }
        } finally {
            threads.shutdown();
        }

        assertThat(answers).hasSize(1);
        assertThat(dealsOf(customer)).isEqualTo(1);
        assertThat(instancesOf(customer)).isEqualTo(1);
    }

    @Test
    void saysThatWhatTheFormBeganIsOver() throws Exception {
        var request = openedForm();
        send(request, customer, true);
        deals.lose(dealOf(customer), "no budget", null, principals.rep);

        var again = send(request, customer, true);

        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(again.getBody()).contains("Open it anew");
        assertThat(dealsOf(customer)).isEqualTo(1);
    }

    @Test
    void aFormOpenedAnewOrSentForAnotherCustomerIsAnotherWish() throws Exception {
        var request = openedForm();
        var other = new DealFixture(jdbc).customer(principals.rep);
        send(request, customer, true);

        send(openedForm(), customer, true);
        send(request, other, true);

        assertThat(dealsOf(customer)).isEqualTo(2);
        assertThat(dealsOf(other)).isEqualTo(1);
    }

    /** The name in the form's field that nobody sees. */
    private String openedForm() throws Exception {
        var answer = rep.get(model() + "/deployed-start-form");
        assertThat(answer.getHeaders().getFirst(HttpHeaders.CACHE_CONTROL)).contains("no-cache");
        var field = StreamSupport.stream(json(answer).path("components").spliterator(), false)
                .filter(component -> "requestId".equals(component.path("key").asText())).findFirst().orElseThrow();
        assertThat(field.path("type").asText()).isEqualTo("expression");
        return field.path("expression").asText().replaceAll("[=\"]", "");
    }

    private ResponseEntity<String> send(String request, UUID to, boolean another) {
        var name = jdbc.sql("select name from customer where id = ?").param(to).query(String.class).single();
        var variables = new HashMap<String, Object>();
        Map.of("customer", name, "another", another, "requestId", request)
                .forEach((key, value) -> variables.put(key, Map.of("value", value)));
        return rep.post(model() + "/submit-form", Map.of("variables", variables));
    }

    private String model() {
        return "/process-definition/" + repository.createProcessDefinitionQuery().processDefinitionKey("opportunity")
                .latestVersion().singleResult().getId();
    }

    private static String id(ResponseEntity<String> answer) throws Exception {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
        return json(answer).path("id").asText();
    }

    private static JsonNode json(ResponseEntity<String> answer) throws Exception {
        return new ObjectMapper().readTree(answer.getBody());
    }

    private UUID dealOf(UUID of) {
        return jdbc.sql("select id from opportunity where customer_id = ?").param(of).query(UUID.class).single();
    }

    private int dealsOf(UUID of) {
        return jdbc.sql("select count(*) from opportunity where customer_id = ?").param(of).query(Integer.class).single();
    }

    /** A start rolled back leaves none without a deal either. */
    private int instancesOf(UUID of) {
        var instances = "select count(*) from act_ru_execution where proc_def_id_ like 'opportunity:%' and parent_id_ is null and ";
        assertThat(jdbc.sql(instances + "not exists (select 1 from opportunity where cast(id as text) = business_key_)")
                .query(Integer.class).single()).isZero();
        return jdbc.sql(instances + "business_key_ in (select cast(id as text) from opportunity where customer_id = ?)")
                .param(of).query(Integer.class).single();
    }
}
