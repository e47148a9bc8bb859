package dev.salesflow.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Published versions; written once, never changed. */
@Component
public class RuleVersions {

    private final JdbcClient jdbc;

    RuleVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, no other node publishes this table. */
    public void lock(String table) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('rule_version'), hashtext(?))").param(table)
                .query((rs, n) -> true).single();
    }

    public Optional<RuleVersion> latest(String table) {
        return jdbc.sql("select * from rule_version where table_name = ? order by version desc limit 1").param(table)
                .query(RuleVersions::version).optional();
    }

    public Optional<RuleVersion> find(String table, int version) {
        return jdbc.sql("select * from rule_version where table_name = ? and version = ?").params(table, version)
                .query(RuleVersions::version).optional();
    }

    /** The newest first, beginning below a version. */
    public List<RuleVersion> before(String table, int version, int size) {
        return jdbc.sql("select * from rule_version where table_name = ? and version < ? order by version desc limit ?")
                .params(table, version, size).query(RuleVersions::version).list();
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

    public void add(RuleVersion version) {
        var approval = Optional.ofNullable(version.approval());
        jdbc.sql("""
                        insert into rule_version (table_name, version, source, sha256, origin, published_by, published_at,
                            reviewed_by, reason, emergency, change_id, restores, examples)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(version.table(), version.version(), version.source(), sha256(version.source()),
                        version.origin().name(), version.publishedBy(),
                        OffsetDateTime.ofInstant(version.publishedAt(), ZoneOffset.UTC))
                .param(8, approval.map(RuleVersion.Approval::reviewer).orElse(null), Types.VARCHAR)
                .param(9, approval.map(RuleVersion.Approval::reason).orElse(null), Types.VARCHAR)
                .param(10, approval.map(RuleVersion.Approval::emergency).orElse(false))
                .param(11, approval.map(RuleVersion.Approval::change).orElse(null), Types.OTHER)
                .param(12, approval.map(RuleVersion.Approval::restores).orElse(null), Types.INTEGER)
                .param(13, approval.map(RuleVersion.Approval::examples).orElse(null), Types.VARCHAR)
                .update();
    }

    private static RuleVersion version(ResultSet row, int number) throws SQLException {
        var origin = RuleVersion.Origin.valueOf(row.getString("origin"));
        return new RuleVersion(row.getString("table_name"), row.getInt("version"), row.getString("source"), origin,
                row.getString("published_by"), row.getObject("published_at", OffsetDateTime.class).toInstant(),
                origin == RuleVersion.Origin.SHIPPED ? null : new RuleVersion.Approval(row.getObject("change_id", UUID.class),
                        row.getString("reviewed_by"), row.getString("reason"), row.getBoolean("emergency"),
                        row.getObject("restores", Integer.class), row.getString("examples")));
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
