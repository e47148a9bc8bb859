package dev.salesflow.process.engine.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@SalesflowTest
class ShippedFiltersTest {

    @Autowired
    ShippedFilters shipped;
    @Autowired
    FilterService filters;

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
