package dev.salesflow.grading.web;

import dev.salesflow.grading.Grade;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;

/** What a manager types to set a grade. */
class OverrideForm {

    private Grade grade;
    private String reason;
    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
    private LocalDate until;

    public Grade getGrade() {
        return grade;
    }

    public void setGrade(Grade grade) {
        this.grade = grade;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public LocalDate getUntil() {
        return until;
    }

    public void setUntil(LocalDate until) {
        this.until = until;
    }
}
