package dev.salesflow.approval;

import dev.salesflow.identity.OpenWork;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signatures that wait for somebody. */
@Component
class ApproverWork implements OpenWork {

    private static final String OPEN = " from approval_signer s join approval_request r on r.id = s.request_id where s.state = 'OPEN' and r.state = 'OPEN' and ? in (s.login, s.delegated_by)";

    private final ApprovalUpkeep upkeep;
    private final JdbcClient jdbc;

    ApproverWork(ApprovalUpkeep upkeep, JdbcClient jdbc) {
        this.upkeep = upkeep;
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return "approvals";
    }

    @Override
    public long count(String login) {
        return jdbc.sql("select count(*)" + OPEN).param(login).query(Long.class).single();
    }

    @Override
    public void handOver(String from, String to, String by) {
        jdbc.sql("select distinct r.id" + OPEN + " order by 1").param(from).query(UUID.class).list().forEach(id -> upkeep.replace(id, from, to, by));
    }
}
