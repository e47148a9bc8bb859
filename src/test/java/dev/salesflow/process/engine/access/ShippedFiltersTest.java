package dev.salesflow.process.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@SalesflowTest
class ShippedFiltersTest {

    @Autowired
    ShippedFilters shipped;
    @Autowired
    FilterService filters;
    @Autowired
    TaskService tasks;
    @Autowired
    JdbcClient jdbc;

    @Test
    @Transactional
    void thoseOfTheFirstReleasesGiveWayToThePresentOnesUnlessSomebodyChangedThem() throws IOException {
        formerly("mine", "My tasks");
        formerly("team", "My team's tasks");
        var kept = formerly("unassigned", "Unassigned");
        kept.setName("What nobody has taken");
        filters.saveFilter(kept);

        jdbc.sql(Files.readString(Path.of("src/main/resources/db/migration/V108__former_filters.sql"))).update();
        shipped.ship();

        assertThat(filters.createTaskFilterQuery().filterName("My tasks").singleResult().getProperties()).containsKey("description_zh");
        assertThat(filters.createTaskFilterQuery().filterName("My team's tasks").count()).isOne();
        assertThat(filters.getFilter(kept.getId()).getName()).isEqualTo("What nobody has taken");
        assertThat(filters.createTaskFilterQuery().filterName("Unassigned").count()).isZero();
    }

    private Filter formerly(String key, String name) {
        filters.deleteFilter(filters.createTaskFilterQuery().filterName(name).singleResult().getId());
        var filter = filters.newTaskFilter(name);
        filter.setQuery(tasks.createTaskQuery());
        filter.setProperties(Map.of("name_zh", "…", "priority", 10));
        filters.saveFilter(filter);
        jdbc.sql("update shipped_filter set filter_id = ? where key = ?").params(filter.getId(), key).update();
        return filter;
    }

    @Test
    @Transactional
    void whatAnAdminRenamedOrDeletedStaysSoAfterTheNextStart() {
        var before = filters.createTaskFilterQuery().count();
        var renamed = filters.createTaskFilterQuery().filterName("Due today").singleResult();
        renamed.setName("Today's work");
        filters.saveFilter(renamed);
        filters.deleteFilter(filters.createTaskFilterQuery().filterName("Unassigned").singleResult().getId());

        shipped.ship();

        assertThat(filters.createTaskFilterQuery().count()).isEqualTo(before - 1);
        assertThat(filters.getFilter(renamed.getId()).getName()).isEqualTo("Today's work");
        assertThat(filters.createTaskFilterQuery().filterName("Due today").count()).isZero();
        assertThat(filters.createTaskFilterQuery().filterName("Unassigned").count()).isZero();
    }
}
