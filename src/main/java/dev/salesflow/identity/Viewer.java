package dev.salesflow.identity;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who is asking, and how far they may see: their own, their teams', or everything.
 *
 * @param teams the teams whose members' records a manager sees: their own and those below it; empty for everyone else
 * @param absentees those in whose place the person works today: their customers and deals count as the person's own
 */
public record Viewer(String login, Role role, Set<UUID> teams, Set<String> absentees) {

    /** Of somebody who stands in for nobody. */
    public Viewer(String login, Role role, Set<UUID> teams) {
        this(login, role, teams, Set.of());
    }

    /** SQL for the ids of the team {@code :team} and of those below it. */
    public static final String TEAM_AND_BELOW = """
            with recursive below(id) as (
                select cast(:team as uuid) union select t.id from team t join below b on t.parent_id = b.id)
            select id from below""";

    public boolean seesEverything() {
        return role == Role.ADMIN;
    }

    public boolean isManager() {
        return role == Role.MANAGER;
    }

    /** Managers and admins: those who may decide for others. */
    public boolean leads() {
        return isManager() || seesEverything();
    }

    /**
     * SQL that holds for rows whose owner this person may see, to be used with {@link #parameters()}; the column is
     * code, never input. Rows without an owner are seen by those who may give them one.
     */
    public String sees(String ownerColumn) {
        if (seesEverything()) {
            return "true";
        }
        var own = ownerColumn + " = :viewer";
        if (!isManager()) {
            return own;
        }
        // An array, because a sub-select within an "or" keeps PostgreSQL from using the column's index.
        var team = teams.isEmpty() ? "" : " or " + ownerColumn
                + " = any(array(select login from app_user where team_id in (:viewerTeams)))";
        return "(" + own + " or " + ownerColumn + " is null" + team + ")";
    }

    /** The same, and what belongs to those for whom the person stands in: customers and deals, never what is about a person. */
    public String worksOn(String ownerColumn) {
        return absentees.isEmpty() ? sees(ownerColumn) : "(" + sees(ownerColumn) + " or " + ownerColumn + " in (:viewerStandsFor))";
    }

    /**
     * SQL that holds for rows whose figures are this person's: their own and their teams'. Standing in for somebody makes none of
     * theirs one's own, and what nobody owns is nobody's figure.
     *
     * @param ofTeam what holds for rows of the teams, over {@code :viewerTeams}
     */
    private String answersFor(String ownerColumn, String ofTeam) {
        return seesEverything() ? "true" : "(" + ownerColumn + " = :viewer" + (teams.isEmpty() ? "" : " or " + ofTeam) + ")";
    }

    /** The same by the teams of today. */
    public String answersFor(String ownerColumn) {
        return answersFor(ownerColumn, ownerColumn + " = any(array(select login from app_user where team_id in (:viewerTeams)))");
    }

    /** The same of rows that keep the team of their day. */
    public String answeredFor(String ownerColumn, String teamColumn) {
        return answersFor(ownerColumn, teamColumn + " in (:viewerTeams)");
    }

    /** SQL that holds for rows whose owner is this person, or somebody for whom they stand in. */
    public String isOwn(String ownerColumn) {
        return absentees.isEmpty() ? ownerColumn + " = :viewer" : ownerColumn + " in (:viewer, :viewerStandsFor)";
    }

    /** The same of an owner that is known; null is nobody. */
    public boolean isOwner(String owner) {
        return owner != null && (login.equals(owner) || absentees.contains(owner));
    }

    /** SQL that holds for rows whose owner is in the team {@code :team} or in one below it. */
    public static String inTeam(String ownerColumn) {
        return ownerColumn + " = any(array(select login from app_user where team_id in (" + TEAM_AND_BELOW + ")))";
    }

    /** The values that {@link #sees(String)} names. */
    public Map<String, Object> parameters() {
        return Map.of("viewer", login, "viewerTeams", teams, "viewerStandsFor", absentees);
    }
}
