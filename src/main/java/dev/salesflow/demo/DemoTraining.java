package dev.salesflow.demo;

import dev.salesflow.company.WorkingCalendar;
import dev.salesflow.demo.DemoRecords.Kind;
import dev.salesflow.identity.Passwords;
import dev.salesflow.identity.People;
import dev.salesflow.identity.PersonData;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.training.CourseCatalogue;
import dev.salesflow.training.onboarding.OnboardingBook;
import dev.salesflow.training.session.SeatBook;
import dev.salesflow.training.session.SessionBook;
import dev.salesflow.training.session.SessionData;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** A newcomer on their first day with a mentor, and a course that is held next week. */
@Component
class DemoTraining {

    private static final String COURSE = "Quotation: value before price";
    private static final int DAYS_AHEAD = 5;

    private final People people;
    private final Passwords passwords;
    private final DemoRecords records;
    private final OnboardingBook onboardings;
    private final CourseCatalogue courses;
    private final SessionBook sessions;
    private final SeatBook seats;
    private final Viewers viewers;
    private final WorkingCalendar calendar;
    private final Clock clock;

    DemoTraining(People people, Passwords passwords, DemoRecords records, OnboardingBook onboardings, CourseCatalogue courses, SessionBook sessions,
            SeatBook seats, Viewers viewers, WorkingCalendar calendar, Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.records = records;
        this.onboardings = onboardings;
        this.courses = courses;
        this.sessions = sessions;
        this.seats = seats;
        this.viewers = viewers;
        this.calendar = calendar;
        this.clock = clock;
    }

    void tell(String suffix, String step) {
        var newcomer = "newcomer" + suffix;
        people.create(newcomer, new PersonData("周航 Zhou Hang", null, Role.REP, people.require("rep" + suffix).team(), null));
        passwords.setToLogin(newcomer);
        records.add(Kind.PERSON, newcomer, step);
        var manager = viewers.of("manager" + suffix);
        onboardings.start(manager, newcomer, "rep" + suffix);
        courses.all().stream().filter(course -> course.active() && course.nameEn().equals(COURSE)).findFirst().ifPresent(course -> {
            var session = sessions.plan(manager, course.id(), new SessionData(calendar.plus(LocalDate.now(clock), DAYS_AHEAD), LocalTime.of(14, 0), 120,
                    "会议室 3 Room 3", null, manager.login(), 8));
            List.of("rep", "rep2", "newcomer").forEach(login -> seats.enrol(manager, session, login + suffix));
        });
    }
}
