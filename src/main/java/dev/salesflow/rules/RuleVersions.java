package dev.salesflow.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Published versions; written once, never changed. */
@Component
class RuleVersions {

    private final JdbcClient jdbc;

    RuleVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, no other node publishes this table. */
    void lock(String table) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('rule_version'), hashtext(?))").param(table)
                .query((rs, n) -> true).single();
    }

    Optional<RuleVersion> latest(String table) {
        return jdbc.sql("select * from rule_version where table_name = ? order by version desc limit 1").param(table)
                .query(RuleVersions::version).optional();
    }

    /** The newest version in which some release shipped this very text. */
    Optional<RuleVersion> shipped(String table, String source) {
        return jdbc.sql("""
                        select * from rule_version where table_name = ? and origin = 'SHIPPED' and source = ?
                        order by version desc limit 1""").params(table, source)
                .query(RuleVersions::version).optional();
    }

    List<Newest> newest() {
        return jdbc.sql("select table_name, max(version) as version from rule_version group by table_name")
                .query((rs, n) -> new Newest(rs.getString(1), rs.getInt(2))).list();
    }

    record Newest(String table, int version) {
    }

    void add(RuleVersion version) {
        jdbc.sql("""
                        insert into rule_version (table_name, version, source, sha256, origin, published_by, published_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(version.table(), version.version(), version.source(), sha256(version.source()),
                        version.origin().name(), version.publishedBy(),
                        OffsetDateTime.ofInstant(version.publishedAt(), ZoneOffset.UTC))
                .update();
    }

    private static RuleVersion version(ResultSet row, int number) throws SQLException {
        return new RuleVersion(row.getString("table_name"), row.getInt("version"), row.getString("source"),
                RuleVersion.Origin.valueOf(row.getString("origin")), row.getString("published_by"),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
